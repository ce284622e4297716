package studio.atelier.engine.store.object;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import studio.atelier.engine.api.object.Buckets;

/** An object that is a file, open for reading. */
record FileReading(Buckets.StoredObject object, FileChannel channel) implements Buckets.Reading {

    /** A folder that is kept as an object. */
    record Empty(Buckets.StoredObject object) implements Buckets.Reading {
        @Override
        public ReadableByteChannel content(long offset, long length) {
            return Channels.newChannel(InputStream.nullInputStream());
        }

        @Override
        public void close() {}
    }

    @Override
    public ReadableByteChannel content(long offset, long length) {
        return new Range(channel, offset, offset + length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A part of the file; the file is closed by who opened it. */
    private static final class Range implements ReadableByteChannel {
        private final FileChannel channel;
        private final long end;
        private long position;

        Range(FileChannel channel, long begin, long end) {
            this.channel = channel;
            this.position = begin;
            this.end = end;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (position >= end) {
                return -1;
            }
            int limit = target.limit();
            if (target.remaining() > end - position) {
                target.limit(target.position() + (int) (end - position));
            }
            try {
                int count = channel.read(target, position);
                position += Math.max(0, count);
                return count;
            } finally {
                target.limit(limit);
            }
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() {}
    }
}
