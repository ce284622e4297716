package studio.atelier.compute.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.compute.ContainerEnd;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.ResourceShare;
import studio.atelier.engine.api.compute.RunningContainer;
import studio.atelier.engine.api.compute.ServedEngine;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.api.testing.Recorder;
import studio.atelier.engine.embedded.testing.Bench;

/** What becomes of a container when its daemon falls silent. */
@Timeout(120)
class DaemonCrashTest {

    @TempDir
    Path folder;

    private final Recorder log = new Recorder();
    private final String job = TestDocker.name("crash");
    private Daemon daemon;
    private SocketProxy proxy;
    private DockerRuntime runtime;
    private String image;

    @BeforeEach
    void open() throws Exception {
        daemon = TestDocker.localDaemon();
        Assumptions.assumeTrue(
                "unix".equals(daemon.address().uri().getScheme()), "Docker is not behind a socket of this machine");
        image = TestDocker.image(daemon);
        Path socket = folder.resolve("s");
        proxy = new SocketProxy(socket, Path.of(daemon.address().uri().getPath()));
        runtime = new DockerRuntime(Duration.ofSeconds(3));
        runtime.serve(new ServedEngine(
                "engine-" + job,
                folder.toString(),
                id -> false,
                new ProjectFile(
                        Optional.empty(), Json.parseObject("{\"docker\": {\"host\": \"unix://" + socket + "\"}}"))));
    }

    @AfterEach
    void close() throws Exception {
        if (proxy != null) {
            runtime.release();
            proxy.close();
            ofJob().forEach(container -> Removal.of(daemon.client(), container.getId()));
            daemon.close();
        }
    }

    private List<Container> ofJob() {
        return daemon.client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Labels.JOB, job))
                .exec();
    }

    private RunningContainer start(String line) throws Exception {
        Path root = Files.createDirectories(folder.resolve("ml"));
        return runtime.start(
                new ContainerSpec(
                        job,
                        "algo-1",
                        new Launch.Image(
                                image,
                                List.of("/bin/sh", "-c"),
                                List.of(line),
                                new Launch.Network(job, List.of("algo-1"), false)),
                        root,
                        Files.createDirectories(folder.resolve("scratch")),
                        Map.of(),
                        new ResourceShare(1, 64L << 20, List.of())),
                log);
    }

    private static String untilThereIs(String file) {
        return "echo ready; until [ -e /opt/ml/" + file + " ]; do sleep 0.1; done; ";
    }

    @Test
    void aContainerThatRanOnIsFollowedToItsEnd() throws Exception {
        RunningContainer container = start(untilThereIs("go") + "echo end; exit 4");
        log.awaitFirstLine();
        proxy.cut();
        Thread.sleep(700);
        proxy.mend();
        Bench.until(() -> log.runtime().stream().anyMatch(line -> line.contains("Docker is back")));
        Files.createFile(folder.resolve("ml/go"));
        assertThat(container.await()).isEqualTo(4);
        assertThat(container.end()).isEmpty();
        assertThat(log.runtime()).anySatisfy(line -> assertThat(line).contains("Docker is back"));
        assertThat(log.stdout()).contains("end");
        assertThat(ofJob()).isEmpty();
    }

    @Test
    void aContainerThatEndedMeanwhileHasItsExitCode() throws Exception {
        RunningContainer container = start(untilThereIs("go") + "exit 4");
        log.awaitFirstLine();
        proxy.cut();
        Files.createFile(folder.resolve("ml/go"));
        Bench.until(() -> !"running".equals(ofJob().getFirst().getState()));
        proxy.mend();
        assertThat(container.await()).isEqualTo(4);
        assertThat(container.end()).isEmpty();
    }

    @Test
    void aContainerThatEndedWithItsDaemonIsLost() throws Exception {
        RunningContainer container = start(untilThereIs("never"));
        log.awaitFirstLine();
        proxy.cut();
        daemon.client().killContainerCmd(ofJob().getFirst().getId()).exec();
        proxy.mend();
        assertThat(container.await()).isEqualTo(137);
        assertThat(container.end()).hasValueSatisfying(end -> {
            assertThat(end.cause()).isEqualTo(ContainerEnd.Cause.LOST);
            assertThat(end.text()).contains("was started anew");
        });
    }

    @Test
    void aContainerOfADaemonThatStaysAwayIsEndedAndLost() throws Exception {
        RunningContainer container = start(untilThereIs("never"));
        log.awaitFirstLine();
        assertThat(container.pid()).isPositive();
        proxy.cut();
        assertThat(container.await()).isEqualTo(137);
        assertThat(container.end()).hasValueSatisfying(end -> {
            assertThat(end.cause()).isEqualTo(ContainerEnd.Cause.LOST);
            assertThat(end.text()).contains("did not come back within 3 s", "The container was ended");
        });
        assertThat(ProcessHandle.of(container.pid()).map(ProcessHandle::isAlive))
                .isNotEqualTo(Optional.of(true));

        // What could not be removed then is removed when Docker is there again.
        proxy.mend();
        Bench.until(() -> ofJob().isEmpty());
        assertThat(start("exit 0").await()).isZero();
    }

    @Test
    void aContainerOfADaemonThatHangsCanBeEnded() throws Exception {
        RunningContainer container = start(untilThereIs("never"));
        log.awaitFirstLine();
        proxy.freeze();
        container.kill();
        assertThat(container.await()).isEqualTo(137);
        assertThat(container.end())
                .hasValueSatisfying(end -> assertThat(end.text()).contains("did not come back"));
        assertThat(ProcessHandle.of(container.pid()).map(ProcessHandle::isAlive))
                .isNotEqualTo(Optional.of(true));
    }
}
