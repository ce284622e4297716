package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.embedded.testing.Bench;
import studio.atelier.engine.embedded.testing.JobEnds;

/** Processes of jobs that are killed in part or as a whole: each job ends once, and none of its processes is left. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
class ProcessChaosTest {

    @TempDir
    Path folder;

    /** A length of sleep that no other process of this machine has. */
    private final String mark = "1000." + (UUID.randomUUID().getMostSignificantBits() >>> 1);

    private Bench bench;
    private JobEnds ends;

    @BeforeEach
    void open() throws Exception {
        bench = Bench.open(folder.resolve("workspace"), Duration.ofSeconds(1));
        ends = new JobEnds(bench.engine.events());
    }

    @AfterEach
    void close() {
        ends.close();
        bench.close();
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(mark))
                .toList();
    }

    private String start(String name, String line) {
        return bench.train(name, line, "{}").path("TrainingJobArn").asString("");
    }

    private void awaitReady(String arn) throws InterruptedException {
        Bench.until(() -> {
            try {
                return bench.log(arn).contains("ready");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private void endedOnceWith(String name, String arn, String reason) throws InterruptedException {
        assertThat(ends.of(arn)).containsExactly("Failed");
        assertThat(bench.training(name).path("FailureReason").asString(""))
                .startsWith("AlgorithmError: ")
                .contains(reason);
        Bench.until(() -> processes().isEmpty());
        assertThat(ends.of(start(name + "-after", "true"))).containsExactly("Completed");
    }

    @Test
    void aScriptThatKillsItsWholeProcessGroupFailsItsJob() throws Exception {
        String arn = start("group", "sleep " + mark + " & sleep 0.3; kill -9 0; sleep " + mark);
        endedOnceWith("group", arn, "SIGKILL");
    }

    @Test
    void grandchildrenEndWithTheShellThatIsKilled() throws Exception {
        String arn = start(
                "shell",
                "(sleep " + mark + " &); setsid sleep " + mark + " </dev/null >/dev/null 2>&1 & sleep 0.3; kill -9 $$");
        endedOnceWith("shell", arn, "SIGKILL");
    }

    @Test
    void everyProcessOfAJobIsKilledFromOutside() throws Exception {
        String arn = start("outside", "sleep " + mark + " & echo ready; sleep " + mark + "; echo on");
        awaitReady(arn);
        // The shell has the mark in its command line, and so has what it was started with.
        processes().forEach(ProcessHandle::destroyForcibly);
        endedOnceWith("outside", arn, "exit code 137");
    }

    @Test
    void theOutermostProcessIsKilledFromOutside() throws Exception {
        String arn = start("outermost", "sleep " + mark + " & echo ready; sleep " + mark);
        awaitReady(arn);
        ProcessHandle outermost = processes().stream()
                .filter(ProcessChaosTest::isOwnChild)
                .findFirst()
                .orElseThrow();
        assertThat(outermost.destroyForcibly()).isTrue();
        endedOnceWith("outermost", arn, "exit code 137");
    }

    private static boolean isOwnChild(ProcessHandle process) {
        return process.parent().filter(ProcessHandle.current()::equals).isPresent();
    }
}
