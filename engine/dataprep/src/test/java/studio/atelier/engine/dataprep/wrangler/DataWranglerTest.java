package studio.atelier.engine.dataprep.wrangler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.algorithm.AlgorithmContext;
import studio.atelier.engine.api.algorithm.AlgorithmException;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.dataprep.flow.FlowDocument;

class DataWranglerTest {

    private static final String FLOW = """
            {"nodes":[
              {"node_id":"s","type":"SOURCE","operator":"sagemaker.s3_source_0.1","inputs":[],"outputs":[{"name":"default"}],
               "parameters":{"dataset_definition":{"name":"t.csv","s3ExecutionContext":{"s3Uri":"s3://data/%s","s3ContentType":"csv"}}}},
              {"node_id":"o","type":"TRANSFORM","operator":"sagemaker.spark.encode_categorical_0.1",
               "inputs":[{"name":"df","node_id":"s","output_name":"default"}],"outputs":[{"name":"default"}],
               "parameters":{"operator":"Ordinal encode","ordinal_encode_parameters":{"input_column":"c"}}}]}
            """;

    @TempDir
    Path base;

    private void job(String flow, String arguments) throws IOException {
        Files.createDirectories(base.resolve("config"));
        Files.createDirectories(base.resolve("processing/flow"));
        Files.writeString(base.resolve("processing/flow/x.flow"), flow);
        Files.writeString(base.resolve("config/processingjobconfig.json"), """
                {"ProcessingJobName":"job","AppSpecification":{"ContainerArguments":%s},
                 "ProcessingInputs":[{"InputName":"flow","S3Input":{"LocalPath":"/opt/ml/processing/flow"}}],
                 "ProcessingOutputConfig":{"Outputs":[{"OutputName":"o.default","S3Output":{"LocalPath":"/opt/ml/processing/output"}}]}}
                """.formatted(arguments));
        Path data = Files.createDirectories(base.resolve("buckets/data/in/deep"));
        Files.writeString(data.getParent().resolve("1.csv"), "c\nb\nb\n");
        Files.writeString(data.getParent().resolve("2.csv"), "c\na\n");
        Files.writeString(data.getParent().resolve("_SUCCESS"), "");
        Files.writeString(data.resolve("3.csv"), "c\nz\n");
        Files.writeString(
                base.resolve("config/atelier-buckets.json"),
                Json.write(Json.object().put("default", base.resolve("buckets").toString())));
    }

    private String run() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DataWrangler()
                .run(new AlgorithmContext(
                        base,
                        List.of(),
                        Map.of(),
                        1,
                        1L << 30,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        () -> false));
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> output() throws IOException {
        return Files.readAllLines(base.resolve("processing/output/job/o/default/part-00000.csv"));
    }

    @Test
    void aSourceIsFoundInItsBucketAndAFolderIsReadWithoutWhatIsNested() throws Exception {
        job(FLOW.formatted("in"), "[]");
        assertThat(run()).contains("node s").contains("3 rows");
        assertThat(output()).containsExactly("c", "0.0", "0.0", "1.0");
    }

    @Test
    void anInputNamedLikeTheDatasetComesFirst() throws Exception {
        job(FLOW.formatted("elsewhere"), "[]");
        Path config = base.resolve("config/processingjobconfig.json");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace(
                                "\"ProcessingInputs\":[",
                                "\"ProcessingInputs\":[{\"InputName\":\"t.csv\",\"S3Input\":{\"LocalPath\":\"/opt/ml/processing/t.csv\"}},"));
        Files.createDirectories(base.resolve("processing/t.csv"));
        Files.writeString(base.resolve("processing/t.csv/t.csv"), "c\nq\n");
        run();
        assertThat(output()).containsExactly("c", "0.0");
    }

    @Test
    void argumentsAreReadAsRealJobsWriteThem() throws Exception {
        job(
                FLOW.formatted("{{Place}}"),
                "[\"--output-config '{\\\"o.default\\\": {\\\"content_type\\\": \\\"CSV\\\", \\\"header\\\": false}}'\","
                        + "\"--parameter-override '{\\\"Place\\\": \\\"in/1.csv\\\"}'\","
                        + "\"--refit-trained-params '{\\\"refit\\\": True, \\\"output_flow\\\": \\\"new.flow\\\"}'\"]"
                                .replace("True", "true"));
        assertThat(run()).contains("new.flow");
        assertThat(output()).containsExactly("0.0", "0.0");
        FlowDocument fitted = FlowDocument.read(base.resolve("processing/output/new.flow"));
        assertThat(fitted.node("o")
                        .orElseThrow()
                        .trainedParameters()
                        .path("atelier")
                        .path("labels")
                        .toString())
                .isEqualTo("{\"c\":[\"b\"]}");
        assertThat(fitted.nodes().getFirst().parameters().toString()).contains("{{Place}}");
    }

    @Test
    void whatTheUserCanMendIsAClientError() throws Exception {
        job(FLOW.formatted("missing.csv"), "[]");
        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(
                        AlgorithmException.class,
                        e -> assertThat(e.kind()).isEqualTo(AlgorithmException.Kind.CLIENT_ERROR))
                .hasMessageContaining("the source \"t.csv\" has no file at s3://data/missing.csv");
        job(FLOW.formatted("in").replace("input_column\":\"c", "input_column\":\"nope"), "[]");
        assertThatThrownBy(this::run)
                .hasMessageContaining("Node o")
                .hasMessageContaining("there is no column \"nope\"");
        job(FLOW.formatted("in"), "[\"--nonsense\",\"1\"]");
        assertThatThrownBy(this::run).hasMessageContaining("--nonsense is not known");
        job("{", "[]");
        assertThatThrownBy(this::run).hasMessageContaining("x.flow: line 1, column");
        job(FLOW.formatted("../../config/processingjobconfig.json"), "[]");
        assertThatThrownBy(this::run).hasMessageContaining("no folder is known for the bucket data");
    }
}
