package studio.atelier.engine.jobs.channel;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes RecordIO: a magic number and the length, each 32 bits with the least byte first, the payload, and zeros up to a
 * multiple of four bytes (engine.md section 1.2). MXNet keeps three bits of the length for itself.
 */
final class RecordIo {

    private static final int MAGIC = 0xCED7230A;
    private static final long MOST = (1L << 29) - 1;
    private static final int ALIGNMENT = 4;

    private RecordIo() {}

    /**
     * @param length bytes of the payload
     * @throws IOException if the payload is longer than 512 MiB, or its length another than was said
     */
    static void write(InputStream payload, long length, OutputStream out) throws IOException {
        if (length > MOST) {
            throw new IOException("it has " + length + " bytes, and a RecordIO record has at most " + MOST);
        }
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .putInt((int) length)
                .array());
        byte[] buffer = new byte[1 << 16];
        long left = length;
        while (left > 0) {
            int read = payload.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("it became shorter while it was read");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
        out.write(new byte[(int) ((ALIGNMENT - length % ALIGNMENT) % ALIGNMENT)]);
    }
}
