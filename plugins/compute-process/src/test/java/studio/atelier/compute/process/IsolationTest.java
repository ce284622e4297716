package studio.atelier.compute.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.RunningContainer;
import studio.atelier.engine.api.testing.Recorder;

/** What only namespaces give: a tree at {@code /opt/ml} and nobody else in sight. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class IsolationTest {

    @TempDir
    Path folder;

    private final Recorder log = new Recorder();
    private final ProcessRuntime runtime = new ProcessRuntime();

    @BeforeEach
    void needsNamespaces() {
        assumeThat(IsolationProbe.ofThisMachine()).isNotEqualTo(Isolation.NONE);
    }

    private RunningContainer start(String job, Recorder recorder, String... command) throws Exception {
        return runtime.start(Containers.of(folder, job, Map.of("JOB", job), List.of(command)), recorder);
    }

    @Test
    void showsAScriptItsTreeAtTheUsualPlace() throws Exception {
        Files.createDirectories(folder.resolve("job/code"));
        Files.writeString(
                folder.resolve("job/code/train.sh"), "cat /opt/ml/input >/opt/ml/output && echo $0 >>/opt/ml/output\n");
        Files.writeString(folder.resolve("job/input"), "given\n");
        assertThat(start("job", log, "sh", "/opt/ml/code/train.sh").await()).isZero();
        assertThat(folder.resolve("job/output")).hasContent("given\n/opt/ml/code/train.sh");
        assertThat(log.runtime()).isEmpty();
    }

    @Test
    void runsAPythonScriptThatSavesWhenItIsAskedToStop() throws Exception {
        assumeThat(onPath("python3")).isTrue();
        Files.createDirectories(folder.resolve("job/code"));
        Files.writeString(folder.resolve("job/code/train.py"), """
                import signal, sys, time
                def save(number, frame):
                    open('/opt/ml/model/saved', 'w').write('at %d' % number)
                    sys.exit(7)
                signal.signal(signal.SIGTERM, save)
                print('epoch 1', flush=True)
                time.sleep(1000)
                """);
        RunningContainer container = start("job", log, "python3", "train.py");
        log.awaitFirstLine();
        container.terminate();
        assertThat(container.await()).isEqualTo(7);
        assertThat(folder.resolve("job/model/saved")).hasContent("at 15");
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    @Test
    void givesEachOfTwoAtOnceItsOwnTree() throws Exception {
        Recorder other = new Recorder();
        String script = "echo $JOB >/opt/ml/model/name; echo ready; until [ -e /opt/ml/go ]; do sleep 0.05; done; cat"
                + " /opt/ml/go";
        RunningContainer one = start("one", log, "sh", "-c", script);
        RunningContainer two = start("two", other, "sh", "-c", script);
        log.awaitFirstLine();
        other.awaitFirstLine();
        Files.writeString(folder.resolve("one/go"), "first");
        Files.writeString(folder.resolve("two/go"), "second");
        assertThat(one.await()).isZero();
        assertThat(two.await()).isZero();
        assertThat(log.stdout()).containsExactly("ready", "first");
        assertThat(other.stdout()).containsExactly("ready", "second");
        assertThat(folder.resolve("one/model/name")).hasContent("one");
        assertThat(folder.resolve("two/model/name")).hasContent("two");
    }

    @Test
    void leavesTheRestOfTheMachineAsItIs() throws Exception {
        boolean before = Files.exists(Path.of("/opt/ml"));
        List<String> expected;
        try (Stream<Path> entries = Files.list(Path.of("/opt"))) {
            expected = Stream.concat(entries.map(entry -> entry.getFileName().toString()), Stream.of("ml"))
                    .distinct()
                    .sorted()
                    .toList();
        }
        assertThat(start("job", log, "sh", "-c", "ls -A /opt | LC_ALL=C sort; ls /sys | wc -l")
                        .await())
                .isZero();
        assertThat(log.stdout().subList(0, log.stdout().size() - 1)).isEqualTo(expected);
        assertThat(Integer.parseInt(log.stdout().getLast().strip())).isGreaterThan(3);
        assertThat(Files.exists(Path.of("/opt/ml"))).isEqualTo(before);
    }

    @Test
    void keepsFilesTheUsersOwn() throws Exception {
        assertThat(start("job", log, "touch", "/opt/ml/model/made").await()).isZero();
        assertThat(Files.getOwner(folder.resolve("job/model/made"))).isEqualTo(Files.getOwner(folder));
    }

    @Test
    void hidesTheOtherProcessesOfTheMachine() throws Exception {
        assertThat(start(
                                "job",
                                log,
                                "sh",
                                "-c",
                                "kill -9 " + ProcessHandle.current().pid())
                        .await())
                .isNotZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Isolation.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE"})
    void showsAFolderThatTheJobCannotChange(Isolation isolation) throws Exception {
        ProcessRuntime shown = new ProcessRuntime(isolation);
        Path data = Files.createDirectories(folder.resolve("data with a space/deep"));
        Files.writeString(data.resolve("a"), "1");
        assumeThat(shown.shows(data.getParent())).isTrue();
        ContainerSpec plain = Containers.of(
                folder,
                "job",
                Map.of(),
                List.of(
                        "sh",
                        "-c",
                        "cat deep/a; echo; echo changed > deep/a; rm deep/a; touch b; ls; ls /opt/ml/code; ls / | grep -c data"));
        Path at = Files.createDirectories(plain.root().resolve("input"));
        ContainerSpec spec = new ContainerSpec(
                plain.jobName(),
                plain.host(),
                new Launch.Command(((Launch.Command) plain.launch()).command(), List.of(), "/opt/ml/input"),
                plain.root(),
                plain.scratch(),
                plain.environment(),
                plain.share(),
                List.of(new ContainerSpec.View(data.getParent(), at)));

        assertThat(shown.start(spec, log).await()).isLessThan(2);

        assertThat(log.stdout()).containsExactly("1", "deep", "0");
        assertThat(log.stderr()).hasSize(3);
        assertThat(data.resolve("a")).hasContent("1");
        assertThat(data.resolveSibling("b")).doesNotExist();
        assertThat(at).isEmptyDirectory();
    }

    @Test
    void cannotShowWhatIsNotThere() {
        assertThat(runtime.shows(folder.resolve("nothing"))).isFalse();
        assertThat(new ProcessRuntime(Isolation.NONE).shows(folder)).isFalse();
    }
}
