package studio.atelier.engine.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.compute.ContainerAccess;
import studio.atelier.engine.gateway.auth.AccessKeys;
import studio.atelier.engine.gateway.auth.BrowserGuard;
import studio.atelier.engine.gateway.auth.Doorkeeper;
import studio.atelier.engine.gateway.auth.SignedService;
import studio.atelier.engine.gateway.http.WebServer;
import studio.atelier.engine.gateway.identity.IamService;
import studio.atelier.engine.gateway.identity.StsService;
import studio.atelier.engine.gateway.json.JsonProtocol;
import studio.atelier.engine.gateway.logs.LogsService;
import studio.atelier.engine.gateway.metrics.MetricsService;
import studio.atelier.engine.gateway.s3.S3Service;
import studio.atelier.engine.gateway.sagemaker.SageMakerService;

/**
 * The door of an engine for clients that speak HTTP: SageMaker, S3, the reads of CloudWatch's logs and metrics of
 * jobs, and what clients ask STS and IAM by themselves, all on one port (lifecycle.md section 7). It has no logic of its
 * own.
 */
public final class Gateway implements AutoCloseable {

    private final WebServer server;
    private final URI endpoint;
    private final ContainerDoors containers;

    private Gateway(WebServer server, URI endpoint, ContainerDoors containers) {
        this.server = server;
        this.endpoint = endpoint;
        this.containers = containers;
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
        Map<String, SignedService> services = Map.of(
                FrontDoor.SAGEMAKER, new SageMakerService(engine.operations()),
                FrontDoor.S3, new S3Service(engine.buckets(), engine.uploads()),
                FrontDoor.LOGS, new LogsService(engine.logs()),
                FrontDoor.METRICS, new MetricsService(engine),
                FrontDoor.STS, new StsService(),
                FrontDoor.IAM, new IamService());
        InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
        WebServer server = WebServer.start(address, settings.tls(), frontDoor(services, loopback, settings.keys()));
        String scheme = settings.tls().isPresent() ? "https" : "http";
        return new Gateway(
                server,
                endpoint(scheme, settings.host(), server),
                new ContainerDoors(keys -> frontDoor(services, false, Optional.of(keys))));
    }

    private static FrontDoor frontDoor(
            Map<String, SignedService> services, boolean onLoopback, Optional<AccessKeys> keys) {
        return new FrontDoor(
                new BrowserGuard(onLoopback),
                new Doorkeeper(keys, Clock.systemUTC(), JsonProtocol.MOST_BYTES),
                services);
    }

    static URI endpoint(String scheme, String host, WebServer server) {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create(scheme + "://" + name + ":" + server.port());
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

    /**
     * What containers are told. Those that do not share this machine's network come in by doors of their own, which are
     * opened as they are asked for, and close with this one.
     *
     * @param access of clients on this machine
     */
    public ContainerAccess containers(ClientAccess access) {
        return containers.with(access);
    }

    /** Takes no new requests, and waits up to 30 seconds for those in progress. */
    @Override
    public void close() throws IOException {
        try (ContainerDoors closing = containers) {
            server.close();
        }
    }
}
