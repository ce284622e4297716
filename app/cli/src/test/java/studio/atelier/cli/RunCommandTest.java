package studio.atelier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.atelier.cli.Definitions.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code atelier run} and {@code atelier retry} with real containers. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class RunCommandTest {

    @TempDir
    Path folder;

    private Cli cli = new Cli(Path.of(""));

    @BeforeEach
    void workspace() {
        cli = new Cli(folder.resolve("workspace"));
    }

    private static List<String> names(JsonNode steps) {
        return steps.valueStream()
                .map(step -> step.path("StepName").asString(""))
                .toList();
    }

    @Test
    void aRunSaysWhatBecameOfEveryStepAndWhereTheOutputsLie() throws Exception {
        Path file = Definitions.write(
                folder.resolve("two steps.json"),
                shell("Second", "echo 2 > /opt/ml/processing/out/f", "First"),
                shell("First", "echo $WORD > /opt/ml/processing/out/f"));

        Cli.Outcome run = cli.run("run", file.toString(), "--set", "Word=given");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(":pipeline/two-steps/execution/")
                .contains("First: Succeeded after ")
                .contains("Second  output out at s3://results/Second")
                .endsWith("\nSucceeded\n");
        assertThat(cli.bytes("cat", "s3://results/First/f").out()).isEqualTo("given\n");
    }

    @Test
    void withJsonEveryLineIsAnObjectAndTheLastIsTheResult() throws Exception {
        Path file = Definitions.write(folder.resolve("p.json"), shell("Only", "true"));

        Cli.Outcome run = cli.run("run", file.toString(), "--json", "--name", "named");

        assertThat(run.code()).isZero();
        assertThat(run.json())
                .allMatch(line -> line.isObject() && line.path("type").isString());
        JsonNode result = run.lastJson();
        assertThat(result.path("type").asString("")).isEqualTo("result");
        JsonNode execution = result.path("execution");
        assertThat(execution.path("PipelineExecutionStatus").asString("")).isEqualTo("Succeeded");
        assertThat(execution.path("PipelineArn").asString("")).endsWith(":pipeline/named");
        assertThat(execution.path("CreationTime").isNumber()).isTrue();
        assertThat(names(result.path("steps"))).containsExactly("Only");
        assertThat(result.path("steps").path(0).path("StepStatus").asString("")).isEqualTo("Succeeded");
        assertThat(result.path("steps")
                        .path(0)
                        .path("Metadata")
                        .path("ProcessingJob")
                        .path("Arn")
                        .asString(""))
                .contains(":processing-job/");
    }

    @Test
    void allThatIsWrongWithTheParametersIsSaidAtOnce() throws Exception {
        Path file = Definitions.write(folder.resolve("p.json"), shell("Only", "true"));

        Cli.Outcome run =
                cli.run("run", file.toString(), "--set", "Wrod=x", "--set", "Count=many", "--set", "Rate=fast");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("Wrod")
                .contains("Word")
                .contains("Count")
                .contains("Rate")
                .contains("--set");
        assertThat(cli.run("executions", "--json").out().strip()).isEqualTo("[]");
    }

    @Test
    void aSetWithoutAnEqualsSignIsBadUsage() throws Exception {
        Path file = Definitions.write(folder.resolve("p.json"), shell("Only", "true"));

        Cli.Outcome run = cli.run("run", file.toString(), "--set", "Word");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("atelier: --set Word is not NAME=VALUE\n");
    }

    @Test
    void selectedStepsRunOnWhatTheLatestExecutionLeft() throws Exception {
        Path file = Definitions.write(
                folder.resolve("p.json"),
                shell("First", "date +%N > /opt/ml/processing/out/f"),
                shell("Second", "true", "First"));
        assertThat(cli.run("run", file.toString()).code()).isZero();
        String before = cli.bytes("cat", "s3://results/First/f").out();

        Cli.Outcome run = cli.run("run", file.toString(), "--select", "Second", "--source", "latest", "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        JsonNode steps = run.lastJson().path("steps");
        assertThat(names(steps)).containsExactly("First", "Second");
        assertThat(steps.path(0)
                        .path("SelectiveExecutionResult")
                        .path("SourcePipelineExecutionArn")
                        .asString(""))
                .contains(":pipeline/p/execution/");
        assertThat(steps.path(1).has("SelectiveExecutionResult")).isFalse();
        assertThat(cli.bytes("cat", "s3://results/First/f").out()).isEqualTo(before);
    }

    @Test
    void aSourceWithoutExecutionsOrWithoutSelectionIsRefused() throws Exception {
        Path file = Definitions.write(folder.resolve("p.json"), shell("First", "true"));

        assertThat(cli.run("run", file.toString(), "--select", "First", "--source", "latest"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("has no execution that has ended"));
        assertThat(cli.run("run", file.toString(), "--source", "latest"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("--source goes with --select"));
        assertThat(cli.run("run", file.toString(), "--select", "Frist"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("Frist"));
    }

    @Test
    void noMoreStepsRunAtOnceThanAsked() throws Exception {
        String alone = "mkdir " + folder.resolve("taken") + " || exit 9; sleep 0.2; rmdir " + folder.resolve("taken");
        Path file =
                Definitions.write(folder.resolve("p.json"), shell("A", alone), shell("B", alone), shell("C", alone));

        assertThat(cli.run("run", file.toString(), "--max-parallel", "1").code())
                .isZero();
        assertThat(cli.run("run", file.toString(), "--max-parallel", "0").code())
                .isEqualTo(2);
    }

    @Test
    void aFailureIsToldWithItsLastLinesAndARetryGoesOnFromThere() throws Exception {
        Path flag = folder.resolve("flag");
        Path file = Definitions.write(
                folder.resolve("p.json"),
                shell("Good", "date +%N > /opt/ml/processing/out/f"),
                shell("Bad", "test -f " + flag + " || { echo the flag is missing; exit 3; }", "Good"));

        Cli.Outcome run = cli.run("run", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("Bad: Failed after ")
                .contains("  | the flag is missing")
                .contains("exit code 3");
        String good = cli.bytes("cat", "s3://results/Good/f").out();
        String id = cli.run("executions", "--json")
                .lastJson()
                .path(0)
                .path("PipelineExecutionArn")
                .asString("")
                .replaceAll(".*/", "");
        Files.createFile(flag);

        Cli.Outcome retry = cli.run("retry", id, "--json");

        assertThat(retry.err()).isEmpty();
        assertThat(retry.code()).isZero();
        assertThat(names(retry.lastJson().path("steps"))).containsExactly("Good", "Bad");
        assertThat(cli.bytes("cat", "s3://results/Good/f").out()).isEqualTo(good);
        assertThat(cli.run("retry", id))
                .satisfies(again -> assertThat(again.code()).isEqualTo(2))
                .satisfies(again -> assertThat(again.err()).contains("Succeeded"));
        assertThat(cli.run("retry", "nothing"))
                .satisfies(unknown -> assertThat(unknown.code()).isEqualTo(2))
                .satisfies(unknown -> assertThat(unknown.err()).contains("There is no execution nothing"));
    }

    @Test
    void aCachedStepSaysSoAndAMissSaysWhy() throws Exception {
        String step =
                shell("Cached", "true").replace("\"DependsOn\"", "\"CacheConfig\": {\"Enabled\": true}, \"DependsOn\"");
        Path file = Definitions.write(folder.resolve("p.json"), step);
        assertThat(cli.run("run", file.toString()).code()).isZero();

        Cli.Outcome hit = cli.run("run", file.toString());
        Cli.Outcome miss = cli.run("run", file.toString(), "--set", "Word=other");

        assertThat(hit.out()).contains("cached  from execution ");
        assertThat(miss.out()).contains("Cached was not taken from the cache").contains("plain -> other");
    }
}
