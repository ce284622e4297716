package studio.atelier.compute.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.compute.ContainerRuntime;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.ResourceShare;
import studio.atelier.engine.api.compute.RunningContainer;

@Timeout(120)
class EmbeddedRuntimeTest {

    private static final long MEMORY = 1L << 30;

    @TempDir
    Path folder;

    private EmbeddedRuntime runtime;
    private final Recorder log = new Recorder();

    @BeforeEach
    void open() {
        runtime = new EmbeddedRuntime(folder.resolve("cache"));
    }

    @AfterEach
    void close() {
        runtime.release();
    }

    static ContainerSpec spec(Path folder, String job, String algorithm, String what) throws Exception {
        Path root = folder.resolve(job);
        Files.createDirectories(root.resolve("model"));
        Path scratch = Files.createDirectories(folder.resolve(job + "-scratch"));
        return new ContainerSpec(
                job,
                "algo-1",
                new Launch.Embedded(algorithm, List.of(what)),
                root,
                scratch,
                Map.of("WHO", "Jürgen"),
                new ResourceShare(2, MEMORY, List.of()));
    }

    private RunningContainer start(String job, String what) throws Exception {
        return runtime.start(spec(folder, job, "probe", what), log);
    }

    private String failure(String job) throws Exception {
        return Files.readString(folder.resolve(job).resolve("output/failure"));
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(ContainerRuntime.class))
                .anySatisfy(found -> assertThat(found.launches()).isEqualTo(Launch.Embedded.class));
    }

    @Test
    void runsTheAlgorithmWithItsArgumentsEnvironmentAndShare() throws Exception {
        assertThat(start("job", "hello").await()).isZero();
        assertThat(log.stdout()).contains("grüße Jürgen with 2 threads");
        assertThat(log.stderr()).containsExactly("to stderr");
        assertThat(folder.resolve("job/model/made")).hasContent("by [hello]");
        assertThat(folder.resolve("job/output/failure")).doesNotExist();
    }

    @Test
    void writesAClientErrorToTheFailureFile() throws Exception {
        assertThat(start("job", "client-error").await()).isEqualTo(1);
        assertThat(failure("job")).isEqualTo("ClientError: Channel train is empty; give it a file.");
    }

    @Test
    void writesAnAlgorithmErrorWithoutAPrefixAndItsTraceToTheLog() throws Exception {
        assertThat(start("job", "algorithm-error").await()).isEqualTo(1);
        assertThat(failure("job")).isEqualTo("No split was found.");
        assertThat(log.stderr()).anySatisfy(line -> assertThat(line).contains("Caused by"));
    }

    @Test
    void reportsADefectShortlyAndKeepsItsTraceInTheLog() throws Exception {
        assertThat(start("job", "defect").await()).isEqualTo(1);
        assertThat(failure("job")).contains("broken gear").doesNotContain("\tat ");
        assertThat(log.stderr()).anySatisfy(line -> assertThat(line).contains("at studio.atelier"));
    }

    @Test
    void saysHowMuchMemoryThereWasWhenItRanOut() throws Exception {
        assertThat(start("job", "memory").await()).isEqualTo(1);
        assertThat(failure("job")).contains("ran out of memory").contains("1024 MiB");
    }

    @Test
    void namesTheAlgorithmsThatThereAreWhenOneIsUnknown() throws Exception {
        assertThat(runtime.start(spec(folder, "job", "nothing", "hello"), log).await())
                .isEqualTo(1);
        assertThat(failure("job")).startsWith("ClientError: ").contains("nothing", "probe");
    }

    @Test
    void deliversEveryLine() throws Exception {
        assertThat(start("job", "lines").await()).isZero();
        assertThat(log.stdout()).hasSize(100_001).endsWith("line 99999");
    }

    @Test
    void letsTheAlgorithmSaveWhenItIsAskedToStop() throws Exception {
        RunningContainer container = start("job", "until-stopped");
        log.awaitFirstLine();
        container.terminate();
        assertThat(container.await()).isZero();
        assertThat(log.stdout()).endsWith("saved");
    }

    @Test
    void endsAtOnceWhenKilled() throws Exception {
        RunningContainer container = start("job", "forever");
        log.awaitFirstLine();
        container.kill();
        assertThat(container.await()).isEqualTo(137);
        container.terminate();
    }

    @Test
    void runsTwoAtOnce() throws Exception {
        Recorder other = new Recorder();
        RunningContainer one = start("one", "until-stopped");
        RunningContainer two = runtime.start(spec(folder, "two", "probe", "until-stopped"), other);
        log.awaitFirstLine();
        other.awaitFirstLine();
        one.terminate();
        two.terminate();
        assertThat(one.await()).isZero();
        assertThat(two.await()).isZero();
        assertThat(one.pid()).isNotEqualTo(two.pid());
    }

    @Test
    void worksWithAPrewarmedRuntime() throws Exception {
        runtime.prewarm();
        assertThat(start("one", "hello").await()).isZero();
        assertThat(start("two", "hello").await()).isZero();
        assertThat(folder.resolve("two/model/made")).exists();
    }

    @Test
    void leavesNoProcessWhenTheEngineIsKilled() throws Exception {
        Process engine = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineMain.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(engine.getInputStream(), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            ProcessHandle container = ProcessHandle.of(Long.parseLong(line.substring("pid ".length())))
                    .orElseThrow();
            engine.destroyForcibly();
            container.onExit().get(60, TimeUnit.SECONDS);
            assertThat(container.isAlive()).isFalse();
        }
    }
}
