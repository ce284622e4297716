package studio.atelier.compute.docker;

import com.github.dockerjava.api.model.PruneType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.project.ProjectFile;

/** A Docker daemon that is a test's own, to be killed. Skips the test where none can be started. */
final class OwnDaemon implements AutoCloseable {

    private final Path folder;
    private Process process;

    /** @param folder its socket, data and processes' files; short, since it is the start of a socket's name */
    OwnDaemon(Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                "linux".equalsIgnoreCase(System.getProperty("os.name")), "A daemon is started by hand on Linux only");
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "Only root can start a daemon");
        this.folder = Files.createDirectories(folder);
        start();
    }

    /** Starts it, on what an earlier one left. */
    void start() throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("pid"));
        // The containerd of a daemon that is killed is killed with it; without a parent that takes notice, it looks
        // alive.
        Files.deleteIfExists(folder.resolve("exec/containerd/containerd.pid"));
        try {
            // In a network of its own: a second daemon would take the first one's bridge away.
            process = new ProcessBuilder(
                            "unshare",
                            "--net",
                            "dockerd",
                            "--data-root=" + folder.resolve("data"),
                            "--exec-root=" + folder.resolve("exec"),
                            "--pidfile=" + folder.resolve("pid"),
                            "--host=unix://" + socket(),
                            "--iptables=false",
                            "--ip6tables=false")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
        } catch (IOException e) {
            Assumptions.abort("There is no unshare to start a daemon with: " + e.getMessage());
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try (Daemon answering = Daemon.connect(project().docker())) {
                assert !answering.version().isEmpty();
                return;
            } catch (DaemonException e) {
                boolean alive = process.isAlive();
                Assumptions.assumeTrue(
                        alive && System.nanoTime() < deadline,
                        () -> "dockerd cannot run here: " + lastWords() + " (" + e.text() + ")");
                Thread.sleep(50);
            }
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("log"));
            return lines.isEmpty() ? "" : lines.getLast();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Path socket() {
        return folder.resolve("s");
    }

    /** A project whose images run there. */
    ProjectFile project() {
        return new ProjectFile(
                Optional.empty(), Json.parseObject("{\"docker\": {\"host\": \"unix://" + socket() + "\"}}"));
    }

    Daemon connect() throws DaemonException {
        return Daemon.connect(project().docker());
    }

    /** With SIGKILL: it says goodbye to nobody. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends what is left, and the daemon in order. */
    @Override
    public void close() throws Exception {
        if (process == null) {
            return;
        }
        if (!process.isAlive()) {
            start();
        }
        try (Daemon daemon = connect()) {
            daemon.client()
                    .listContainersCmd()
                    .withShowAll(true)
                    .exec()
                    .forEach(container -> Removal.of(daemon.client(), container.getId()));
            daemon.client().pruneCmd(PruneType.NETWORKS).exec();
        }
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        // One that was killed leaves its folder mounted on itself.
        for (int i = 0; i < 9 && unmount(folder.resolve("data")); i++) {
            Thread.onSpinWait();
        }
    }

    private static boolean unmount(Path folder) throws IOException, InterruptedException {
        return new ProcessBuilder("umount", folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
