package studio.atelier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.atelier.cli.Definitions.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;

/** The command line as a program of its own, as a shell starts it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ProgramTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Path workspace = Path.of("");

    @BeforeEach
    void workspace() {
        workspace = folder.resolve("workspace");
    }

    private record Program(Process process, Path out, Path err) {
        int await() throws InterruptedException {
            assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }

        String text() throws IOException {
            return Files.readString(out);
        }
    }

    /** Starts the program as the leader of a process group, as an interactive shell does. */
    private Program start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                // Job control gives a command in the background a group of its own, whose id is the process's.
                "bash",
                "-c",
                "set -m; \"$@\" 2> \"$0\" & echo $! > " + folder.resolve("group") + "; wait $!",
                folder.resolve("err").toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--workspace", workspace.toString()));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        return new Program(
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start(),
                out,
                err);
    }

    /** What a terminal does at Ctrl-C. */
    private void interruptGroup() throws IOException, InterruptedException {
        String group = Files.readString(folder.resolve("group")).strip();
        assertThat(new ProcessBuilder("/bin/sh", "-c", "kill -INT -" + group)
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void ctrlCStopsTheStepsInOrder() throws Exception {
        Path up = folder.resolve("up");
        Path signals = folder.resolve("signals");
        Path file = Definitions.write(
                folder.resolve("p.json"),
                shell(
                        "Long",
                        "trap 'echo INT >> " + signals + "' INT; trap 'echo TERM >> " + signals
                                + "; exit 0' TERM; touch " + up + "; while true; do sleep 0.05; done"),
                shell("After", "true", "Long"));
        Program program = start("run", file.toString(), "--json");
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!Files.exists(up) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }

        interruptGroup();

        assertThat(program.await()).isEqualTo(1);
        JsonNode result = Json.parse(program.text().lines().toList().getLast());
        assertThat(result.path("type").asString("")).isEqualTo("result");
        assertThat(result.path("execution").path("PipelineExecutionStatus").asString(""))
                .isEqualTo("Stopped");
        assertThat(result.path("steps")).hasSize(1);
        assertThat(result.path("steps").path(0).path("StepStatus").asString("")).isEqualTo("Stopped");
        assertThat(signals).hasContent("TERM\n");
        assertThat(Files.readString(program.err()))
                .startsWith("Stopping the execution")
                .doesNotContain("\tat ");
    }

    @Test
    void theExitCodesAndTheLastLineAreWhatScriptsRelyOn() throws Exception {
        Path good = Definitions.write(folder.resolve("good.json"), shell("Only", "true"));
        Program run = start("run", good.toString(), "--json");
        assertThat(run.await()).isZero();
        assertThat(Json.parse(run.text().lines().toList().getLast())
                        .path("execution")
                        .path("PipelineExecutionStatus")
                        .asString(""))
                .isEqualTo("Succeeded");
        assertThat(run.err()).isEmptyFile();

        Path bad = Definitions.write(folder.resolve("bad.json"), shell("Only", "exit 3"));
        Program failed = start("run", bad.toString());
        assertThat(failed.await()).isEqualTo(1);
        assertThat(failed.err()).isEmptyFile();

        Program missing = start("run", folder.resolve("none.json").toString());
        assertThat(missing.await()).isEqualTo(2);
        assertThat(Files.readString(missing.err()))
                .isEqualTo("atelier: " + folder.resolve("none.json") + ": there is no such file\n");
    }

    @Test
    void workInTheBackgroundOutlivesTheProgramThatAskedForItAndItsTerminal() throws Exception {
        Path flag = folder.resolve("flag");
        Path done = folder.resolve("done");
        var request = ((tools.jackson.databind.node.ObjectNode)
                        Json.parse(shell("x", "while ! test -f " + flag + "; do sleep 0.05; done; touch " + done))
                                .path("Arguments"))
                .put("ProcessingJobName", "later")
                .put("RoleArn", "arn:aws:iam::000000000000:role/R");
        request.remove("Environment");
        Program program = start("api", "CreateProcessingJob", Json.write(request), "--no-wait");
        assertThat(program.await()).isZero();

        interruptGroup();
        Files.createFile(flag);

        assertThat(new Cli(workspace).run("logs", "-f", "later").code()).isZero();
        assertThat(done).exists();
    }
}
