package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.testing.Bench;
import tools.jackson.databind.node.ObjectNode;

/** The example with scripts of the user's own, from its definition to the registered model. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class PythonExampleTest {

    @TempDir
    Path folder;

    private static Path example() {
        return Path.of("")
                .toAbsolutePath()
                .resolve("../../examples/abalone-python")
                .normalize();
    }

    @Test
    void theScriptsPrepareMeasureAndDecide() throws Exception {
        Path python = TestPython.with("pandas", "sklearn", "xgboost");
        ObjectNode settings = Json.parseObject(Files.readString(example().resolve("atelier.json")));
        settings.put("python", python.toString());
        ProjectFile project = new ProjectFile(Optional.of(example().resolve("atelier.json")), settings);
        try (Bench bench = Bench.open(folder.resolve("workspace"), Duration.ofSeconds(2), project)) {
            bench.invoke(
                    "CreatePipeline",
                    Json.object()
                            .put("PipelineName", "abalone")
                            .put(
                                    "PipelineDefinition",
                                    Files.readString(example().resolve("pipeline.json")))
                            .put("RoleArn", Bench.ROLE));

            String execution = bench.start("abalone");

            assertThat(bench.ended(execution)).as("%s", bench.steps(execution)).isEqualTo("Succeeded");
            assertThat(bench.stepStatus(execution, "RegisterAbalone")).isEqualTo("Succeeded");
            ObjectNode report = Json.parseObject(bench.read("s3://atelier/abalone-python/evaluation/evaluation.json"));
            assertThat(report.at("/regression_metrics/rmse/value").doubleValue())
                    .isBetween(1.5, 2.5);
        }
    }
}
