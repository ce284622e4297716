package studio.atelier.compute.docker;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A local socket whose other end is the Docker of another machine, by the system's own {@code ssh} with
 * the user's keys and configuration. The remote end runs {@code cat} on a pipe from this process: when
 * this process dies the pipe closes, and the tunnel ends with it.
 */
final class SshTunnel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SshTunnel.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String REMOTE_SOCKET = "/var/run/docker.sock";

    private final Process ssh;
    private final Path folder;

    private SshTunnel(Process ssh, Path folder) {
        this.ssh = ssh;
        this.folder = folder;
    }

    /**
     * Opens a tunnel.
     *
     * @param address {@code ssh://[user@]host[:port][/path/of/the/socket]}
     */
    static SshTunnel open(URI address) throws DaemonException {
        try {
            Path folder = Files.createTempDirectory("atelier-ssh-");
            Path errors = folder.resolve("errors");
            Process process = new ProcessBuilder(command(address, folder.resolve("docker.sock")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(errors.toFile())
                    .start();
            SshTunnel tunnel = new SshTunnel(process, folder);
            try {
                tunnel.awaitSocket(address, errors);
                return tunnel;
            } catch (DaemonException | InterruptedException | RuntimeException e) {
                tunnel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DaemonException(
                    "No SSH tunnel to Docker at " + address + " could be opened: " + e.getMessage()
                            + ". An ssh program is needed on the PATH",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DaemonException("The opening of an SSH tunnel to " + address + " was interrupted", e);
        }
    }

    static List<String> command(URI address, Path socket) {
        String path = address.getPath();
        String remote = path == null || path.length() < 2 ? REMOTE_SOCKET : path;
        List<String> command = new ArrayList<>(List.of(
                "ssh",
                "-o",
                "BatchMode=yes",
                "-o",
                "ExitOnForwardFailure=yes",
                "-o",
                "ServerAliveInterval=15",
                "-L",
                socket + ":" + remote));
        if (address.getPort() > 0) {
            command.addAll(List.of("-p", Integer.toString(address.getPort())));
        }
        String user = address.getUserInfo();
        command.add("--");
        command.add(user == null ? address.getHost() : user + "@" + address.getHost());
        command.add("cat");
        return command;
    }

    private void awaitSocket(URI address, Path errors) throws DaemonException, InterruptedException, IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(socket())) {
            if (ssh.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                String said = Files.readString(errors, StandardCharsets.UTF_8).strip();
                throw new DaemonException("No SSH tunnel to Docker at " + address + " could be opened: "
                        + (said.isEmpty() ? "no answer within " + PATIENCE.toSeconds() + " s" : said)
                        + ". It must work without a password: try ssh ssh://" + address.getAuthority() + " true");
            }
        }
    }

    boolean isOpen() {
        return ssh.isAlive();
    }

    Path socket() {
        return folder.resolve("docker.sock");
    }

    @Override
    public void close() {
        ssh.destroy();
        try {
            Files.deleteIfExists(socket());
            Files.deleteIfExists(folder.resolve("errors"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.debug("The folder {} of a tunnel could not be deleted", folder, e);
        }
    }
}
