package studio.atelier.engine.gateway.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server. A request has a virtual thread of its own from its head on; connections without one wait on the
 * selector and cost no thread.
 */
public final class WebServer implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int HEAD_BYTES = 32 << 10;
    private static final int CONTENT_BYTES = 128 << 10;
    private static final int MOST_THREADS = 16;

    private final Server server;
    private final ServerConnector connector;
    private final ServiceHandler handler;

    private WebServer(Server server, ServerConnector connector, ServiceHandler handler) {
        this.server = server;
        this.connector = connector;
        this.handler = handler;
    }

    /**
     * Starts a server.
     *
     * @throws IOException if the address is in use or is none of this machine
     */
    public static WebServer start(InetSocketAddress address, Optional<TlsSettings> tls, Service service)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
        threads.setName("gateway");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("request-", 0).factory()));
        Server server = new Server(threads);
        HttpConnectionFactory http = new HttpConnectionFactory(settings());
        ServerConnector connector = new ServerConnector(
                server, 1, 1, tls.map(t -> secured(t, http)).orElseGet(() -> new ConnectionFactory[] {http}));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        ServiceHandler handler = new ServiceHandler(service);
        server.setHandler(handler);
        server.setErrorHandler(WebServer::plainError);
        try {
            server.start();
        } catch (Exception e) {
            stop(server, e);
            throw new IOException(
                    "The address " + address.getHostString() + ":" + address.getPort() + " cannot be served ("
                            + reason(e) + "); choose another port or host",
                    e);
        }
        return new WebServer(server, connector, handler);
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static void stop(Server server, Exception first) {
        try {
            server.stop();
        } catch (Exception e) {
            first.addSuppressed(e);
        }
    }

    private static HttpConfiguration settings() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setInputBufferSize(CONTENT_BYTES);
        http.setRequestHeaderSize(HEAD_BYTES);
        http.setResponseHeaderSize(HEAD_BYTES);
        // What may be read in two ways is not read at all.
        http.setHttpCompliance(HttpCompliance.STRICT);
        // Keys have slashes, dots and percent signs of their own; services read the raw path and judge it themselves.
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }

    private static ConnectionFactory[] secured(TlsSettings tls, HttpConnectionFactory http) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStorePath(tls.keyStore().toUri().toString());
        context.setKeyStoreType("PKCS12");
        context.setKeyStorePassword(tls.password());
        return new ConnectionFactory[] {new SslConnectionFactory(context, http.getProtocol()), http};
    }

    // What Jetty itself refuses: a head that is none, or one that is too large.
    private static boolean plainError(Request request, Response response, Callback callback) {
        String text = response.getStatus() + " " + HttpStatus.getMessage(response.getStatus()) + "\n";
        response.getHeaders().put("Content-Type", "text/plain; charset=utf-8");
        Content.Sink.write(response, true, text, callback);
        return true;
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Takes no new requests, lets those in progress end for 30 seconds, or until it is interrupted, and stops. */
    @Override
    public void close() throws IOException {
        // Jetty's own graceful stop gives idle connections and those that are being read from the same time.
        connector.close();
        try {
            stopAfterRequests();
        } catch (Exception e) {
            throw new IOException("The server did not stop in order: " + reason(e), e);
        }
    }

    private void stopAfterRequests() throws Exception {
        boolean interrupted = false;
        try {
            handler.end(PATIENCE);
        } catch (InterruptedException e) {
            // Whoever lost patience still wants the door shut.
            interrupted = true;
        }
        try {
            server.stop();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
