package studio.atelier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.atelier.cli.Definitions.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;

/** The commands that look: executions, jobs, logs, describe, ls, cat, cp. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class QueryCommandsTest {

    @TempDir
    static Path folder;

    private static Cli cli = new Cli(Path.of(""));
    private static JsonNode result = Json.object();

    @BeforeAll
    static void run() throws Exception {
        cli = new Cli(folder.resolve("workspace"));
        Path file = Definitions.write(
                folder.resolve("p.json"),
                shell(
                        "Talk",
                        "echo one; echo two; mkdir -p /opt/ml/processing/out/deep; echo x > /opt/ml/processing/out/deep/f"));
        result = cli.run("run", file.toString(), "--json").lastJson();
    }

    private static String execution() {
        return result.path("execution").path("PipelineExecutionArn").asString("");
    }

    private static String job() {
        return result.path("steps")
                .path(0)
                .path("Metadata")
                .path("ProcessingJob")
                .path("Arn")
                .asString("");
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    @Test
    void executionsAreListedForPeopleAndForScripts() {
        assertThat(cli.run("executions").out()).startsWith("STARTED").contains(last(execution()), "Succeeded");
        JsonNode summaries = cli.run("executions", "p", "--json").lastJson();
        assertThat(summaries).hasSize(1);
        assertThat(summaries.path(0).path("PipelineExecutionArn").asString("")).isEqualTo(execution());
        assertThat(cli.run("executions", "unknown"))
                .satisfies(unknown -> assertThat(unknown.code()).isEqualTo(2))
                .satisfies(unknown -> assertThat(unknown.err()).contains("unknown"));
    }

    @Test
    void jobsAreListedForPeopleAndForScripts() {
        assertThat(cli.run("jobs").out()).startsWith("CREATED").contains("Processing", last(job()), "Completed");
        assertThat(cli.run("jobs", "--json", "--status", "Completed").lastJson())
                .hasSize(1);
        assertThat(cli.run("jobs", "--json", "--status", "Failed").lastJson()).isEmpty();
        assertThat(cli.run("jobs", "--status", "Gone").code()).isEqualTo(2);
    }

    @Test
    void theLogOfAJobIsPrintedByNameAndByArn() {
        assertThat(cli.run("logs", last(job())).out()).contains("one\ntwo\n");
        assertThat(cli.run("logs", job()).out()).contains("one\ntwo\n");
        assertThat(cli.run("logs", "-f", job()).out()).contains("one\ntwo\n");
        assertThat(cli.run("logs", "nobody"))
                .satisfies(unknown -> assertThat(unknown.code()).isEqualTo(2))
                .satisfies(unknown -> assertThat(unknown.err())
                        .isEqualTo("atelier: There is no job nobody; 'atelier jobs' lists those there are\n"));
    }

    @Test
    void whateverIsNamedIsDescribed() {
        for (String name : new String[] {job(), last(job())}) {
            JsonNode described = Json.parse(cli.run("describe", name).out());
            assertThat(described.path("ProcessingJobStatus").asString("")).isEqualTo("Completed");
        }
        for (String name : new String[] {execution(), last(execution())}) {
            JsonNode described = Json.parse(cli.run("describe", name).out());
            assertThat(described.path("PipelineExecutionStatus").asString("")).isEqualTo("Succeeded");
        }
        assertThat(Json.parse(cli.run("describe", "p").out())
                        .path("PipelineName")
                        .asString(""))
                .isEqualTo("p");
        assertThat(cli.run("describe", "nobody"))
                .satisfies(unknown -> assertThat(unknown.code()).isEqualTo(2))
                .satisfies(
                        unknown -> assertThat(unknown.err()).contains("nobody").doesNotContain("\tat "));
        assertThat(cli.run("describe", "arn:aws:sagemaker:us-east-1:000000000000:training-job/gone"))
                .satisfies(unknown -> assertThat(unknown.code()).isEqualTo(2))
                .satisfies(unknown -> assertThat(unknown.err()).contains("gone"));
    }

    @Test
    void objectsAreListedPrintedAndCopiedWhereverTheyLie() throws Exception {
        assertThat(cli.run("ls", "s3://results/").out()).contains("s3://results/Talk/deep/f");
        assertThat(cli.run("ls", "s3://nothing/"))
                .satisfies(none -> assertThat(none.code()).isEqualTo(2))
                .satisfies(none -> assertThat(none.err()).contains("There is no object at s3://nothing/"));

        Path plain = folder.resolve("copied");
        assertThat(cli.run("cp", "s3://results/Talk/deep/f", plain.toString()).code())
                .isZero();
        assertThat(plain).hasContent("x\n");
        assertThat(cli.run("cp", plain.toUri().toString(), "s3://other/folder/").out())
                .contains("s3://other/folder/copied");
        assertThat(cli.bytes(
                                "cat",
                                "s3://other/folder/copied",
                                plain.toString(),
                                plain.toUri().toString())
                        .out())
                .isEqualTo("x\nx\nx\n");

        Path tree = folder.resolve("tree");
        assertThat(cli.run("cp", "-r", "s3://results/", tree.toString()).code()).isZero();
        assertThat(tree.resolve("Talk").resolve("deep").resolve("f")).hasContent("x\n");
        assertThat(cli.run("ls", tree.toString()).out()).contains("Talk/deep/f");
        Files.delete(plain);
        assertThat(cli.run("cat", plain.toString()))
                .satisfies(gone -> assertThat(gone.code()).isEqualTo(2))
                .satisfies(gone -> assertThat(gone.err()).contains("there is no such"));
        assertThat(cli.run("cp", "s3://results/none", plain.toString()).code()).isEqualTo(2);
        assertThat(cli.run("cat", "s3://Bad_Bucket/x").code()).isEqualTo(2);
    }
}
