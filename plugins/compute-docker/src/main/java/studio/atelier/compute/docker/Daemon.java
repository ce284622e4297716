package studio.atelier.compute.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.project.ProjectFile;

/**
 * A Docker daemon that answered, and what there is to know about it.
 *
 * @param address where it is
 * @param client speaks the newest version of the API that both sides know
 * @param version of Docker, such as {@code 20.10.24}
 * @param sharesFiles true if it sees the folders of this machine, so that they can be mounted
 * @param sharesProcesses true if the processes of its containers are processes of this machine
 * @param rootless true if root in a container is the user that the daemon runs as
 */
record Daemon(
        DockerAddress address,
        DockerClientImpl client,
        Optional<SshTunnel> tunnel,
        String version,
        boolean sharesFiles,
        boolean sharesProcesses,
        boolean rootless)
        implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 1000;

    // Later versions change answers that the client's classes know in their older form.
    private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

    /** @throws DaemonException if there is none, or it does not answer */
    static Daemon connect(ProjectFile.Docker settings) throws DaemonException {
        DockerAddress address = DockerAddress.of(settings);
        if (!address.isSsh()) {
            return connect(address, address.uri(), Optional.empty());
        }
        SshTunnel tunnel = SshTunnel.open(address.uri());
        try {
            return connect(address, URI.create("unix://" + tunnel.socket()), Optional.of(tunnel));
        } catch (DaemonException | RuntimeException e) {
            tunnel.close();
            throw e;
        }
    }

    private static Daemon connect(DockerAddress address, URI reached, Optional<SshTunnel> tunnel)
            throws DaemonException {
        Version version;
        try (DockerClient first = client(address.through(reached, RemoteApiVersion.UNKNOWN_VERSION))) {
            version = Patience.ask(ANSWER, () -> first.versionCmd().exec());
        } catch (IOException | RuntimeException e) {
            throw new DaemonException(address.silence(e), e);
        }
        DockerClientImpl client = client(address.through(reached, common(version)));
        try {
            Info info = Patience.ask(ANSWER, () -> client.infoCmd().exec());
            // A socket may be another machine's, through a tunnel, or be lent to a container in which this runs.
            boolean here = address.isSocket() && HostName.get().equals(info.getName());
            return new Daemon(
                    address,
                    client,
                    tunnel,
                    String.valueOf(version.getVersion()),
                    here || (address.isSocket() && isDesktop(info)),
                    here && "linux".equalsIgnoreCase(System.getProperty("os.name")),
                    isRootless(info));
        } catch (RuntimeException e) {
            closeQuietly(client);
            throw new DaemonException(address.silence(e), e);
        }
    }

    private static DockerClientImpl client(DefaultDockerClientConfig config) {
        DockerHttpClient http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .maxConnections(CONNECTIONS)
                .connectionTimeout(CONNECT)
                .build();
        return (DockerClientImpl) DockerClientImpl.getInstance(config, http);
    }

    private static RemoteApiVersion common(Version version) {
        String named = version.getApiVersion();
        if (named == null) {
            return RemoteApiVersion.UNKNOWN_VERSION;
        }
        RemoteApiVersion its = RemoteApiVersion.parseConfig(named);
        return its.isGreaterOrEqual(NEWEST) ? NEWEST : its;
    }

    // It runs in a machine of its own, which is shown the folders of this one.
    private static boolean isDesktop(Info info) {
        return String.valueOf(info.getOperatingSystem())
                .toLowerCase(Locale.ROOT)
                .contains("docker desktop");
    }

    private static boolean isRootless(Info info) {
        List<String> options = info.getSecurityOptions();
        return options != null && options.stream().anyMatch(option -> option.contains("rootless"));
    }

    /** For people: the version and where it is. */
    String description() {
        return "Docker " + version + " at " + address.uri();
    }

    /** False once its tunnel is gone, so that a new connection is needed. */
    boolean isConnected() {
        return tunnel.map(SshTunnel::isOpen).orElse(true);
    }

    @Override
    public void close() {
        closeQuietly(client);
        tunnel.ifPresent(SshTunnel::close);
    }

    private static void closeQuietly(@Nullable DockerClient client) {
        try {
            if (client != null) {
                client.close();
            }
        } catch (IOException e) {
            LOG.debug("A connection to Docker did not close", e);
        }
    }
}
