package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sagemaker.model.ConflictException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import studio.atelier.engine.embedded.testing.Bench;
import tools.jackson.databind.node.ObjectNode;

/** Which runs of a step stand for later ones, and what is said where none does. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StepCacheTest {

    private static final String CACHED = ", \"CacheConfig\": {\"Enabled\": true, \"ExpireAfter\": \"P1D\"}";
    private static final String PARAMETERS =
            "[{\"Name\": \"V\", \"Type\": \"String\", \"DefaultValue\": \"1\"}, {\"Name\": \"Exit\", \"Type\": \"String\","
                    + " \"DefaultValue\": \"0\"}]";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = Bench.open(folder.resolve("workspace"), Duration.ofMillis(700));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static String step(String environment, String cache) {
        return Bench.step("S", "exit ${EXIT:-0}", cache)
                .replace("\"AppSpecification\"", "\"Environment\": {" + environment + "}, \"AppSpecification\"");
    }

    private String run(String parameters) throws InterruptedException {
        String arn = bench.start("cached", "{\"PipelineParameters\": [" + parameters + "]}");
        bench.ended(arn);
        return arn;
    }

    private static String value(String name, String value) {
        return "{\"Name\": \"" + name + "\", \"Value\": \"" + value + "\"}";
    }

    private String source(String arn) {
        return bench.steps(arn)
                .get("S")
                .path("CacheHitResult")
                .path("SourcePipelineExecutionArn")
                .asString("");
    }

    private ObjectNode miss(String arn) {
        assertThat(source(arn)).isEmpty();
        ObjectNode why = bench.engine.cacheMisses(arn).get("S");
        assertThat(why).isNotNull();
        return why;
    }

    @Test
    void aDeletedExecutionIsGoneAndNothingIsTakenOverFromIt() throws Exception {
        bench.pipelineOf("cached", PARAMETERS, step("\"V\": {\"Get\": \"Parameters.V\"}", CACHED));
        String first = run("");

        bench.engine.deleteExecution(first);

        assertThatThrownBy(() -> bench.engine
                        .sageMaker()
                        .describePipelineExecution(request -> request.pipelineExecutionArn(first)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(miss(run("")).path("reason").asString("")).contains("No earlier run");
        assertThatThrownBy(() -> bench.engine.deleteExecution(first)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void anExecutionThatGoesOnIsNotDeleted() throws Exception {
        bench.pipelineOf(
                "cached",
                PARAMETERS,
                step("\"V\": {\"Get\": \"Parameters.V\"}", CACHED).replace("exit ", "sleep 30; exit "));
        String arn = bench.start("cached", "{}");

        assertThatThrownBy(() -> bench.engine.deleteExecution(arn))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("stop it first");
    }

    @Test
    void aHitIsTheNewestRunWithTheSameAttributesAndAMissSaysWhatChanged() throws Exception {
        bench.pipelineOf("cached", PARAMETERS, step("\"V\": {\"Get\": \"Parameters.V\"}", CACHED));

        String first = run("");
        assertThat(miss(first).path("reason").asString("")).contains("No earlier run");
        assertThat(source(run(""))).isEqualTo(first);

        String changed = run(value("V", "2"));
        ObjectNode why = miss(changed);
        assertThat(why.path("differences").path(0).path("attribute").asString(""))
                .isEqualTo("Environment.V");
        assertThat(why.path("differences").path(0).path("old").asString("")).isEqualTo("1");
        assertThat(why.path("differences").path(0).path("new").asString("")).isEqualTo("2");
        assertThat(source(run(""))).isEqualTo(first);
        assertThat(source(run(value("V", "2")))).isEqualTo(changed);
    }

    @Test
    void failedRunsAreNeverTakenOver() throws Exception {
        bench.pipelineOf("cached", PARAMETERS, step("\"EXIT\": {\"Get\": \"Parameters.Exit\"}", CACHED));

        String failed = run(value("Exit", "4"));
        assertThat(bench.status(failed)).isEqualTo("Failed");
        String again = run(value("Exit", "4"));
        assertThat(bench.status(again)).isEqualTo("Failed");
        assertThat(miss(again).path("reason").asString("")).contains("No earlier run");
    }

    @Test
    void runsTooOldAreSaidToBeSo() throws Exception {
        bench.pipelineOf(
                "cached", PARAMETERS, step("", ", \"CacheConfig\": {\"Enabled\": true, \"ExpireAfter\": \"PT1S\"}"));

        run("");
        Thread.sleep(1200);
        assertThat(miss(run("")).path("reason").asString("")).contains("older than ExpireAfter");
    }

    @Test
    void otherPipelinesAndStepsWithoutCacheTakeNothingOver() throws Exception {
        bench.pipelineOf("other", PARAMETERS, step("", CACHED));
        String other = bench.start("other");
        assertThat(bench.ended(other)).isEqualTo("Succeeded");

        bench.pipelineOf("cached", PARAMETERS, step("", CACHED));
        String first = run("");
        assertThat(miss(first).path("reason").asString("")).contains("No earlier run");

        bench.pipelineOf("cached", PARAMETERS, step("", ""));
        String uncached = run("");
        assertThat(source(uncached)).isEmpty();
        assertThat(bench.engine.cacheMisses(uncached)).isEmpty();
    }
}
