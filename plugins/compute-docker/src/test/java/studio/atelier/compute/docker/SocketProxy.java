package studio.atelier.compute.docker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A socket that leads to another until it is cut: to a client, a cut is what a daemon that dies looks like. */
final class SocketProxy implements AutoCloseable {

    private final Path socket;
    private final Path target;
    private final List<SocketChannel> open = new ArrayList<>();
    private volatile boolean frozen;
    private ServerSocketChannel server;

    SocketProxy(Path socket, Path target) throws IOException {
        this.socket = socket;
        this.target = target;
        mend();
    }

    /** Leads on again. */
    void mend() throws IOException {
        ServerSocketChannel fresh = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        fresh.bind(UnixDomainSocketAddress.of(socket));
        server = fresh;
        Thread.ofPlatform().daemon().start(() -> accept(fresh));
    }

    private void accept(ServerSocketChannel from) {
        try {
            while (true) {
                SocketChannel client = from.accept();
                SocketChannel daemon = SocketChannel.open(UnixDomainSocketAddress.of(target));
                synchronized (open) {
                    open.add(client);
                    open.add(daemon);
                }
                Thread.ofPlatform().daemon().start(() -> copy(client, daemon));
                Thread.ofPlatform().daemon().start(() -> copy(daemon, client));
            }
        } catch (IOException e) {
            // It was cut.
            return;
        }
    }

    private void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
        try {
            while (from.read(buffer) >= 0) {
                if (frozen) {
                    return;
                }
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One side was closed; the other follows when it is written to, or with the cut.
            return;
        }
    }

    /** Takes connections and hands on nothing any more: to a client, a daemon that hangs. */
    void freeze() {
        frozen = true;
    }

    /** Ends every connection and takes no more. */
    void cut() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        synchronized (open) {
            for (SocketChannel channel : open) {
                channel.close();
            }
            open.clear();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
