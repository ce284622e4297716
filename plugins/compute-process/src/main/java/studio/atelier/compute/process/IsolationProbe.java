package studio.atelier.compute.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerSpec;

/** Finds out what this system allows, by doing it once with a command that ends at once. */
final class IsolationProbe {

    private static final Logger LOG = LoggerFactory.getLogger(IsolationProbe.class);
    private static final String WITNESS = "atelier-witness";
    private static final long MOST_SECONDS = 10;

    /** What is known of this machine. The system does not change its mind while a JVM runs. */
    private static final class Known {
        static final Isolation BEST =
                new IsolationProbe(new Tools(new ProcessEnvironment(System.getenv()).enginePath())).best();
    }

    private final Tools tools;

    IsolationProbe(Tools tools) {
        this.tools = tools;
    }

    /** The best way on this machine. Takes some milliseconds the first time. */
    static Isolation ofThisMachine() {
        return Known.BEST;
    }

    private Isolation best() {
        return Stream.of(Isolation.SUPERUSER, Isolation.USER, Isolation.MAPPED_ROOT)
                .filter(this::works)
                .findFirst()
                .orElse(Isolation.NONE);
    }

    /** Whether a container of this kind sees its folder at {@code /opt/ml}. */
    boolean works(Isolation isolation) {
        if (!tools.has("unshare", "mount", "sh", "setsid")) {
            return false;
        }
        try {
            Path root = Files.createTempDirectory("atelier-probe-");
            try {
                Files.createFile(root.resolve(WITNESS));
                return works(isolation, root);
            } finally {
                Files.deleteIfExists(root.resolve(WITNESS));
                Files.deleteIfExists(root);
            }
        } catch (IOException e) {
            LOG.warn("It could not be found out whether jobs can be isolated as {}", isolation, e);
            return false;
        }
    }

    private boolean works(Isolation isolation, Path root) throws IOException {
        return succeeds(isolation, List.of(), root, "test -f /opt/ml/" + WITNESS);
    }

    /** Whether a container of this kind can be shown a folder that it cannot change. */
    boolean shows(Isolation isolation, Path folder) {
        try {
            Path root = Files.createTempDirectory("atelier-probe-");
            Path at = Files.createDirectory(root.resolve(WITNESS));
            try {
                // Even for the superuser, who may write whatever its permissions are.
                return succeeds(
                        isolation,
                        List.of(new ContainerSpec.View(folder, at)),
                        root,
                        "ls /opt/ml/" + WITNESS + " && ! touch /opt/ml/" + WITNESS + "/.atelier-tmp-probe");
            } finally {
                Files.deleteIfExists(at);
                Files.deleteIfExists(root);
            }
        } catch (IOException e) {
            LOG.warn("It could not be found out whether {} can be shown to jobs", folder, e);
            return false;
        }
    }

    private boolean succeeds(Isolation isolation, List<ContainerSpec.View> views, Path root, String script)
            throws IOException {
        List<String> command = new CommandLine(tools, isolation)
                .of(
                        views,
                        root.toString(),
                        BaseFolder.INSIDE,
                        List.of(tools.find("sh").orElseThrow(), "-c", script),
                        Map.of());
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }
}
