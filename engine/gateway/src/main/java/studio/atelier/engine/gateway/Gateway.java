package studio.atelier.engine.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.gateway.auth.BrowserGuard;
import studio.atelier.engine.gateway.auth.Doorkeeper;
import studio.atelier.engine.gateway.http.WebServer;
import studio.atelier.engine.gateway.identity.IamService;
import studio.atelier.engine.gateway.identity.StsService;
import studio.atelier.engine.gateway.json.JsonProtocol;
import studio.atelier.engine.gateway.logs.LogsService;
import studio.atelier.engine.gateway.s3.S3Service;
import studio.atelier.engine.gateway.sagemaker.SageMakerService;

/**
 * The door of an engine for clients that speak HTTP: SageMaker, S3, the reads of CloudWatch Logs, and what clients ask STS
 * and IAM by themselves, all on one port (lifecycle.md section 7). It has no logic of its own.
 */
public final class Gateway implements AutoCloseable {

    private final WebServer server;
    private final URI endpoint;

    private Gateway(WebServer server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    /**
     * Opens the door.
     *
     * @throws IllegalArgumentException if others than this machine could come in without a key or TLS
     * @throws IOException if the address cannot be served
     */
    public static Gateway open(Engine engine, GatewaySettings settings) throws IOException {
        boolean loopback = isLoopback(settings);
        if (!loopback && (settings.keys().isEmpty() || settings.tls().isEmpty())) {
            throw new IllegalArgumentException("The address " + settings.host()
                    + " can be reached from other machines, where anyone could run programs through it: it needs access"
                    + " keys and a certificate; without them only 127.0.0.1 is served");
        }
        FrontDoor door = new FrontDoor(
                new BrowserGuard(loopback),
                new Doorkeeper(settings.keys(), Clock.systemUTC(), JsonProtocol.MOST_BYTES),
                Map.of(
                        FrontDoor.SAGEMAKER, new SageMakerService(engine.operations()),
                        FrontDoor.S3, new S3Service(engine.buckets(), engine.uploads()),
                        FrontDoor.LOGS, new LogsService(engine.logs()),
                        FrontDoor.STS, new StsService(),
                        FrontDoor.IAM, new IamService()));
        InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
        WebServer server = WebServer.start(address, settings.tls(), door);
        String scheme = settings.tls().isPresent() ? "https" : "http";
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return new Gateway(server, URI.create(scheme + "://" + host + ":" + server.port()));
    }

    private static boolean isLoopback(GatewaySettings settings) throws IOException {
        try {
            return settings.isLoopback();
        } catch (UnknownHostException e) {
            throw new IOException("The host '" + settings.host() + "' is not known to this machine", e);
        }
    }

    /** What clients take as their endpoint. */
    public URI endpoint() {
        return endpoint;
    }

    /** Takes no new requests, and waits up to 30 seconds for those in progress. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}
