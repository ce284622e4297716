package studio.atelier.studio.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets a second start hand its files to the window that is open, which comes to the front. The open one listens on a socket in the user's
 * folder; a message is one path a line, closed by the sender.
 */
public final class OneWindow implements AutoCloseable {

    private final ServerSocketChannel server;
    private final Path socket;

    private OneWindow(ServerSocketChannel server, Path socket) {
        this.server = server;
        this.socket = socket;
    }

    /**
     * Hands files to a Studio that is open.
     *
     * @return whether there was one
     */
    public static boolean handOver(Path socket, List<Path> files) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                PrintWriter out = new PrintWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
            files.forEach(file -> out.println(file));
            out.flush();
            return !out.checkError();
        } catch (IOException | UnsupportedOperationException e) {
            // Nobody listens: this start is the first.
            return false;
        }
    }

    /**
     * Begins to listen.
     *
     * @param received called with the files of each later start, on a thread of this object
     */
    public static OneWindow listen(Path socket, Consumer<List<Path>> received) throws IOException {
        Files.createDirectories(socket.toAbsolutePath().getParent());
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        OneWindow window = new OneWindow(server, socket);
        Thread.ofPlatform().daemon().name("one-window").start(() -> window.accept(received));
        return window;
    }

    private void accept(Consumer<List<Path>> received) {
        while (server.isOpen()) {
            try (SocketChannel channel = server.accept();
                    BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
                List<Path> files = new ArrayList<>();
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    files.add(Path.of(line));
                }
                received.accept(files);
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                System.getLogger(OneWindow.class.getName())
                        .log(System.Logger.Level.WARNING, "Another start could not hand over its files", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
    }
}
