package studio.atelier.compute.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.ResourceShare;
import studio.atelier.engine.api.compute.RunningContainer;

class EmbeddedRuntimeTest {

    @TempDir
    Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<String> fresh = new LinkedBlockingQueue<>();
    private EmbeddedRuntime runtime;

    @BeforeEach
    void open() {
        runtime = new EmbeddedRuntime(folder.resolve("cache"));
    }

    @AfterEach
    void close() {
        runtime.release();
    }

    private RunningContainer start(String... arguments) throws Exception {
        Path root = Files.createDirectories(folder.resolve("ml"));
        Files.createDirectories(root.resolve("output"));
        ContainerSpec spec = new ContainerSpec(
                "job",
                "algo-1",
                new Launch.Embedded("probe", List.of(arguments)),
                root,
                Files.createDirectories(folder.resolve("scratch")),
                Map.of("WHO", "the job"),
                new ResourceShare(1, 512L << 20, List.of()));
        return runtime.start(spec, (source, text) -> {
            lines.add(text);
            fresh.add(text);
        });
    }

    @Test
    void anAlgorithmRunsToItsEnd() throws Exception {
        assertThat(start("succeed").await()).isZero();
        assertThat(lines).contains("hello from the job");
    }

    @Test
    void aClientErrorIsWrittenToTheFailureFile() throws Exception {
        assertThat(start("refuse").await()).isEqualTo(1);
        assertThat(folder.resolve("ml/output/failure")).hasContent("ClientError: eta is 2; it must be between 0 and 1");
    }

    @Test
    void aDefectLeavesItsTraceInTheLog() throws Exception {
        assertThat(start("break").await()).isEqualTo(1);
        assertThat(lines).anyMatch(line -> line.contains("IllegalStateException: a defect"));
        assertThat(folder.resolve("ml/output/failure")).content().contains("a defect");
    }

    @Test
    void aJobThatIsAskedToStopReturnsByItself() throws Exception {
        RunningContainer container = start("wait");
        assertThat(fresh.poll(30, TimeUnit.SECONDS)).isEqualTo("waiting");
        container.terminate();
        container.await();
        assertThat(lines).contains("stopped");
    }

    @Test
    void aKilledJobIsGoneAtOnce() throws Exception {
        RunningContainer container = start("hang");
        assertThat(fresh.poll(30, TimeUnit.SECONDS)).isEqualTo("hanging");
        container.kill();
        assertThat(container.await()).isEqualTo(137);
        assertThat(ProcessHandle.of(container.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void everyLineArrives() throws Exception {
        assertThat(start("talk").await()).isZero();
        assertThat(lines).hasSize(100_000).last().isEqualTo("line 99999");
    }
}
