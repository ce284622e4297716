package studio.atelier.engine.dataprep.wrangler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.algorithm.AlgorithmContext;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.node.ObjectNode;

class AbaloneExampleTest {

    private static final Path EXAMPLE = Path.of("../../examples/abalone");
    private static final String SPLIT = "0b51c8a6-2f0e-4a58-9a43-4a1c53e0d105";

    @TempDir
    Path base;

    @Test
    void theExamplesProcessingStepGivesHeaderlessLabelFirstParts() throws Exception {
        ObjectNode step = (ObjectNode) Json.parse(Files.readString(EXAMPLE.resolve("pipeline.json")))
                .path("Steps")
                .get(0);
        ObjectNode job = (ObjectNode) step.path("Arguments");
        job.put("ProcessingJobName", "prepare-1");
        Files.createDirectories(base.resolve("config"));
        Files.writeString(base.resolve("config/processingjobconfig.json"), Json.write(job));
        Files.createDirectories(base.resolve("processing/flow"));
        Files.copy(EXAMPLE.resolve("abalone.flow"), base.resolve("processing/flow/abalone.flow"));
        Files.createDirectories(base.resolve("processing/abalone.csv"));
        Files.copy(EXAMPLE.resolve("abalone.csv"), base.resolve("processing/abalone.csv/abalone.csv"));

        String log = run();

        List<String> train = Files.readAllLines(
                base.resolve("processing/output/train/prepare-1/" + SPLIT + "/train/part-00000.csv"));
        List<String> validation = Files.readAllLines(
                base.resolve("processing/output/validation/prepare-1/" + SPLIT + "/validation/part-00000.csv"));
        assertThat(train).hasSize(3342);
        assertThat(validation).hasSize(835);
        assertThat(train.getFirst())
                .matches(
                        "\\d+,0\\.\\d+,0\\.\\d+,0\\.\\d+,\\d\\.\\d+,\\d\\.\\d+,\\d\\.\\d+,\\d\\.\\d+,[01]\\.0,[01]\\.0,[01]\\.0");
        assertThat(log).contains("4177 rows, 9 columns").contains("train 3342 rows, 11 columns");
    }

    private String run() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DataWrangler()
                .run(new AlgorithmContext(
                        base,
                        List.of(),
                        Map.of(),
                        2,
                        1L << 30,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        () -> false));
        return out.toString(StandardCharsets.UTF_8);
    }
}
