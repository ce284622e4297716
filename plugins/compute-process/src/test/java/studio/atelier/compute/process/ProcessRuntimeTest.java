package studio.atelier.compute.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.atelier.engine.api.compute.ContainerRuntime;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.RunningContainer;
import studio.atelier.engine.api.testing.Recorder;

/** What holds for every way of isolation, in each that this machine has. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class ProcessRuntimeTest {

    @TempDir
    Path folder;

    private final Recorder log = new Recorder();

    static Set<Isolation> ways() {
        IsolationProbe probe = new IsolationProbe(new Tools(System.getenv("PATH")));
        Set<Isolation> ways = new LinkedHashSet<>(List.of(IsolationProbe.ofThisMachine(), Isolation.NONE));
        Stream.of(Isolation.USER, Isolation.MAPPED_ROOT).filter(probe::works).forEach(ways::add);
        return ways;
    }

    private RunningContainer start(Isolation way, String script) throws Exception {
        return start(way, Map.of(), "sh", "-c", script);
    }

    private RunningContainer start(Isolation way, Map<String, String> environment, String... command) throws Exception {
        return new ProcessRuntime(way).start(Containers.of(folder, "job", environment, List.of(command)), log);
    }

    private static List<Long> processesWith(String mark) {
        return ProcessHandle.allProcesses()
                .filter(handle -> handle.info().commandLine().orElse("").contains(mark))
                .map(ProcessHandle::pid)
                .toList();
    }

    /** A length of sleep that no other process of this machine has. */
    private static String mark() {
        return "1000." + (UUID.randomUUID().getMostSignificantBits() >>> 1);
    }

    private static void awaitNone(String mark) throws InterruptedException {
        while (!processesWith(mark).isEmpty()) {
            Thread.sleep(20);
        }
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(ContainerRuntime.class))
                .anySatisfy(found -> assertThat(found.launches()).isEqualTo(Launch.Command.class));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void givesTheCommandItsArgumentsEnvironmentAndFolder(Isolation way) throws Exception {
        int code = start(
                        way,
                        Map.of("WHO", "Jürgen", "dir", "mine", "AT", "/opt/ml/model"),
                        "sh",
                        "-c",
                        "printf '%s\\n' \"$1\" \"$WHO\" \"$dir\"; pwd; echo $TMPDIR;"
                                + " cat; echo made >$AT/made; echo to stderr >&2",
                        "sh",
                        "a b  'c' $x")
                .await();
        assertThat(log.stdout())
                .startsWith("a b  'c' $x", "Jürgen", "mine")
                .endsWith(folder.resolve("job-scratch").toString());
        assertThat(log.stdout().get(3)).endsWith("/code");
        assertThat(log.stderr()).containsExactly("to stderr");
        assertThat(folder.resolve("job/model/made")).hasContent("made");
        assertThat(code).isZero();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void keepsTheRestOfTheEnginesEnvironmentOutside(Isolation way) throws Exception {
        start(way, "env").await();
        assertThat(log.stdout().stream().map(line -> line.substring(0, line.indexOf('='))))
                .contains("PATH", "TMPDIR")
                .allMatch(name -> name.startsWith("LC_")
                        || Set.of(
                                        "PATH",
                                        "TMPDIR",
                                        "HOME",
                                        "LANG",
                                        "LANGUAGE",
                                        "USER",
                                        "LOGNAME",
                                        "SHELL",
                                        "TZ",
                                        "LD_LIBRARY_PATH",
                                        "SAGEMAKER_BASE_DIR",
                                        "PWD",
                                        "OLDPWD",
                                        "SHLVL",
                                        "_")
                                .contains(name));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void handsOnVariablesWhoseNamesAShellDoesNotKnow(Isolation way) throws Exception {
        start(way, Map.of("SM_HP_LEARNING-RATE", "0.1 = x"), "env").await();
        assertThat(log.stdout()).contains("SM_HP_LEARNING-RATE=0.1 = x");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void startsInTheJobsFolderWhereTheWorkingDirectoryIsMissing(Isolation way) throws Exception {
        Launch.Command launch = new Launch.Command(List.of("sh", "-c", "echo x >here"), List.of(), "/opt/ml/nowhere");
        new ProcessRuntime(way)
                .start(Containers.of(folder, "job", Map.of(), launch), log)
                .await();
        assertThat(folder.resolve("job/here")).exists();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void looksForProgramsInTheGivenFoldersFirst(Isolation way) throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools of mine"));
        program(tools.resolve("python3"), "#!/bin/sh\necho mine \"$@\"\n");
        Launch.Command launch = new Launch.Command(List.of("python3", "x"), List.of(tools), "/opt/ml/code");
        int code = new ProcessRuntime(way)
                .start(Containers.of(folder, "job", Map.of(), launch), log)
                .await();
        assertThat(log.stdout()).containsExactly("mine x");
        assertThat(code).isZero();
    }

    private static void program(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void givesBackTheExitCode(Isolation way) throws Exception {
        assertThat(start(way, "exit 3").await()).isEqualTo(3);
        assertThat(start(way, "kill -9 $$").await()).isEqualTo(137);
        assertThat(start(way, "kill -SEGV $$").await()).isEqualTo(139);
        assertThat(start(way, "exit 137").await()).isEqualTo(137);
        assertThat(log.stderr()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void saysWhyACommandCannotStart(Isolation way) throws Exception {
        program(folder.resolve("job/code/old"), "#!/usr/bin/python-1.0\n");
        program(folder.resolve("job/code/dos"), "#!/bin/sh\r\necho\r\n");
        Files.writeString(folder.resolve("job/code/plain"), "x");
        assertThat(start(way, Map.of(), "python-of-nobody").await()).isEqualTo(127);
        assertThat(start(way, Map.of(), "/opt/ml/code/absent").await()).isEqualTo(127);
        assertThat(start(way, Map.of(), "./old").await()).isEqualTo(127);
        assertThat(start(way, Map.of(), "./dos").await()).isEqualTo(127);
        assertThat(start(way, Map.of(), "/opt/ml/code/plain").await()).isEqualTo(126);
        assertThat(start(way, Map.of(), "/opt/ml/code").await()).isEqualTo(126);
        assertThat(log.runtime()).hasSize(6);
        assertThat(log.runtime().getFirst()).startsWith("python-of-nobody: not found;");
        assertThat(log.runtime().get(2)).contains("/usr/bin/python-1.0");
        assertThat(log.runtime().get(3)).contains("CR LF");
        assertThat(log.runtime().get(4)).contains("chmod +x");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void endsWhatTheCommandLeavesBehind(Isolation way) throws Exception {
        String mark = mark();
        assertThat(start(
                                way,
                                "sleep " + mark + " & (sleep " + mark + " &) & setsid sleep " + mark
                                        + " & sleep 0.5; echo left")
                        .await())
                .isZero();
        assertThat(log.stdout()).containsExactly("left");
        awaitNone(mark);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void asksTheCommandToEnd(Isolation way) throws Exception {
        RunningContainer container =
                start(way, "trap 'echo saved; exit 5' TERM; echo ready; while :; do sleep 0.05; done");
        log.awaitFirstLine();
        container.terminate();
        assertThat(container.await()).isEqualTo(5);
        assertThat(log.stdout()).endsWith("saved");
        container.terminate();
        container.kill();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void endsACommandThatDoesNotListen(Isolation way) throws Exception {
        RunningContainer container = start(way, "echo ready; exec sleep 1000");
        log.awaitFirstLine();
        container.terminate();
        assertThat(container.await()).isEqualTo(143);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void killsEveryProcess(Isolation way) throws Exception {
        String mark = mark();
        RunningContainer container = start(
                way, "trap '' TERM; setsid sleep " + mark + " & sleep 0.5; echo ready; sleep " + mark + "; sleep 9");
        log.awaitFirstLine();
        container.terminate();
        container.kill();
        assertThat(container.await()).isEqualTo(137);
        awaitNone(mark);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void letsTheCommandHearInterrupts(Isolation way) throws Exception {
        assertThat(start(way, "kill -INT $$; echo deaf").await()).isEqualTo(130);
        assertThat(log.stdout()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void runsInASessionOfItsOwn(Isolation way) throws Exception {
        assumeThat(Files.exists(Path.of("/proc/self/stat"))).isTrue();
        start(
                        way,
                        "ps -o sid= -p $$; ps -o sid= -p "
                                + (way.namespaces()
                                        ? 1
                                        : ProcessHandle.current().pid()))
                .await();
        assumeThat(log.stdout()).hasSize(2);
        if (!way.namespaces()) {
            assertThat(log.stdout().get(0)).isNotEqualTo(log.stdout().get(1));
        } else {
            assertThat(log.stdout().getFirst().strip()).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void diesWithTheEngine(Isolation way) throws Exception {
        String mark = mark();
        String script = "setsid sleep " + mark + " & (sleep " + mark + " &) ; sleep 0.5; echo ready; sleep " + mark;
        // No PID namespace: what has left the session is out of reach once the engine is gone.
        String reachable = way.namespaces() ? script : script.replace("setsid ", "");
        Process engine = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineMain.class.getName(),
                        way.name(),
                        folder.toString(),
                        reachable)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(engine.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); !"ready".equals(line); line = lines.readLine()) {
                assertThat(line).as("the engine ended early").isNotNull();
            }
            assertThat(processesWith(mark)).hasSizeGreaterThanOrEqualTo(3);
            engine.destroyForcibly().waitFor();
        }
        awaitNone(mark);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void deliversAFloodOfOutput(Isolation way) throws Exception {
        AtomicLong lines = new AtomicLong();
        ContainerSpec spec = Containers.of(
                folder, "job", Map.of(), List.of("sh", "-c", "yes 0123456789 | head -n 2000000; printf end"));
        int code = new ProcessRuntime(way)
                .start(spec, (_, _) -> lines.incrementAndGet())
                .await();
        assertThat(code).isZero();
        assertThat(lines).hasValue(2_000_001);
    }
}
