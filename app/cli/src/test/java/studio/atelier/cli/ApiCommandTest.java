package studio.atelier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.atelier.cli.Definitions.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code atelier api}. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ApiCommandTest {

    @TempDir
    Path folder;

    private Cli cli = new Cli(Path.of(""));

    @BeforeEach
    void workspace() {
        cli = new Cli(folder.resolve("workspace"));
    }

    private static ObjectNode job(String name, String line) {
        ObjectNode request =
                (ObjectNode) Json.parse(shell("x", line)).path("Arguments").deepCopy();
        request.remove("Environment");
        return request.put("ProcessingJobName", name).put("RoleArn", "arn:aws:iam::000000000000:role/R");
    }

    private JsonNode describe(String name) {
        return Json.parse(cli.run("api", "DescribeProcessingJob", "{\"ProcessingJobName\": \"" + name + "\"}")
                .out());
    }

    @Test
    void anOperationIsCalledByItsNameWithTheRequestOnTheLineOrInAFile() throws Exception {
        assertThat(Json.parse(cli.run("api", "ListTrainingJobs").out()).propertyNames())
                .contains("TrainingJobSummaries");
        assertThat(cli.run("api", "CreateModelPackageGroup", "{\"ModelPackageGroupName\": \"g\"}")
                        .out())
                .contains("model-package-group/g");
        Path request = Files.writeString(folder.resolve("r.json"), "{\"ModelPackageGroupName\": \"g\"}");
        assertThat(Json.parse(cli.run("api", "DescribeModelPackageGroup", "@" + request)
                                .out())
                        .path("ModelPackageGroupStatus")
                        .asString(""))
                .isEqualTo("Completed");
    }

    @Test
    void whatIsWrongWithACallIsSaidInOneSentence() throws Exception {
        assertThat(cli.run("api", "FlyToTheMoon"))
                .satisfies(unknown -> assertThat(unknown.code()).isEqualTo(2))
                .satisfies(unknown ->
                        assertThat(unknown.err()).contains("FlyToTheMoon").hasLineCount(1));
        assertThat(cli.run("api", "CreateHub"))
                .satisfies(unbuilt -> assertThat(unbuilt.code()).isEqualTo(2))
                .satisfies(unbuilt -> assertThat(unbuilt.err())
                        .contains("not implemented by this engine")
                        .hasLineCount(1));
        assertThat(cli.run("api", "ListModels", "{\"MaxResults\": "))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo(2))
                .satisfies(broken -> assertThat(broken.err())
                        .contains("not JSON")
                        .contains("line 1")
                        .hasLineCount(1));
        assertThat(cli.run("api", "ListModels", "[1]"))
                .satisfies(list -> assertThat(list.code()).isEqualTo(2))
                .satisfies(list -> assertThat(list.err()).hasLineCount(1));
        assertThat(cli.run("api", "ListModels", "{\"MaxResults\": \"many\"}"))
                .satisfies(type -> assertThat(type.code()).isEqualTo(2))
                .satisfies(type -> assertThat(type.err()).contains("maxResults").hasLineCount(1));
        assertThat(cli.run("api", "DescribeModel", "{\"ModelName\": \"none\"}"))
                .satisfies(none -> assertThat(none.code()).isEqualTo(2))
                .satisfies(
                        none -> assertThat(none.err()).startsWith("atelier: ").hasLineCount(1));
        assertThat(cli.run("api", "ListModels", "@" + folder.resolve("none.json")))
                .satisfies(missing -> assertThat(missing.code()).isEqualTo(2))
                .satisfies(missing -> assertThat(missing.err()).contains("none.json: there is no such file"));
        Path nested = Files.writeString(folder.resolve("nested.json"), "[".repeat(1_000_000));
        assertThat(cli.run("api", "ListModels", "@" + nested))
                .satisfies(deep -> assertThat(deep.code()).isEqualTo(2))
                .satisfies(deep -> assertThat(deep.err()).hasLineCount(1));
    }

    @Test
    void startedWorkIsWaitedForAndItsFailureIsTheExitCode() {
        assertThat(cli.run("api", "CreateProcessingJob", Json.write(job("good", "true")))
                        .code())
                .isZero();
        assertThat(describe("good").path("ProcessingJobStatus").asString("")).isEqualTo("Completed");
        assertThat(cli.run("api", "CreateProcessingJob", Json.write(job("bad", "exit 4")))
                        .code())
                .isEqualTo(1);
        assertThat(describe("bad").path("ProcessingJobStatus").asString("")).isEqualTo("Failed");
    }

    @Test
    void withoutWaitingTheWorkGoesOnInTheBackground() throws Exception {
        Path flag = folder.resolve("flag");
        ObjectNode request = job("later", "while ! test -f " + flag + "; do sleep 0.05; done; echo seen");

        Cli.Outcome call = cli.run("api", "CreateProcessingJob", Json.write(request), "--no-wait");

        assertThat(call.err()).isEmpty();
        assertThat(call.code()).isZero();
        assertThat(Json.parse(call.out()).path("ProcessingJobArn").asString("")).endsWith("processing-job/later");
        assertThat(describe("later").path("ProcessingJobStatus").asString("")).isEqualTo("InProgress");
        Files.createFile(flag);
        assertThat(cli.run("logs", "-f", "later").out()).contains("seen");
        assertThat(describe("later").path("ProcessingJobStatus").asString("")).isEqualTo("Completed");
    }

    @Test
    void workInTheBackgroundIsStoppedByItsOperation() throws Exception {
        Cli.Outcome call =
                cli.run("api", "CreateProcessingJob", Json.write(job("endless", "echo up; sleep 600")), "--no-wait");
        assertThat(call.code()).isZero();

        assertThat(cli.run("api", "StopProcessingJob", "{\"ProcessingJobName\": \"endless\"}")
                        .code())
                .isZero();

        cli.run("logs", "-f", "endless");
        assertThat(describe("endless").path("ProcessingJobStatus").asString("")).isEqualTo("Stopped");
    }

    @Test
    void aRefusalInTheBackgroundIsToldInFront() {
        Cli.Outcome call = cli.run("api", "CreateProcessingJob", "{\"ProcessingJobName\": \"x\"}", "--no-wait");

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(call.err())
                .startsWith("atelier: ValidationException: ")
                .contains("roleArn")
                .hasLineCount(1);
    }
}
