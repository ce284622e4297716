package studio.atelier.engine.dataprep.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.dataprep.flow.FlowDocument;
import studio.atelier.engine.dataprep.flow.FlowParameters;
import studio.atelier.engine.dataprep.flow.NodeOutput;
import studio.atelier.engine.dataprep.operator.OperatorRegistry;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds small flows over one or two CSV texts and runs them. */
final class FlowBuilder {

    private final Path folder;
    private final ArrayNode nodes = Json.array();
    private final List<String> log = new ArrayList<>();
    private String last = "";

    FlowBuilder(Path folder) {
        this.folder = folder;
    }

    FlowBuilder csv(String id, String text) throws IOException {
        Files.writeString(folder.resolve(id), text);
        return source(id, "{}");
    }

    /** A source of the file named like it, with more settings. */
    FlowBuilder source(String id, String settings) {
        ObjectNode context = Json.object().put("s3Uri", "s3://b/" + id).put("s3ContentType", "csv");
        Json.parseObject(settings).properties().forEach(e -> context.set(e.getKey(), e.getValue()));
        ObjectNode parameters = Json.object();
        ObjectNode definition = parameters.putObject("dataset_definition").put("name", id);
        definition.set("s3ExecutionContext", context);
        node(id, "sagemaker.s3_source_0.1", parameters, List.of());
        return this;
    }

    FlowBuilder infer() {
        return step("infer", "infer_and_cast_type", "{}");
    }

    /** A step on the last node's default output. */
    FlowBuilder step(String id, String operator, String parameters) {
        node(id, "sagemaker.spark." + operator + "_0.1", Json.parseObject(parameters), List.of(last));
        return this;
    }

    FlowBuilder join(String id, String operator, String left, String right, String parameters) {
        node(id, "sagemaker.spark." + operator + "_0.1", Json.parseObject(parameters), List.of(left, right));
        return this;
    }

    private void node(String id, String operator, ObjectNode parameters, List<String> inputs) {
        ObjectNode node =
                nodes.addObject().put("node_id", id).put("type", "TRANSFORM").put("operator", operator);
        node.set("parameters", parameters);
        ArrayNode edges = node.putArray("inputs");
        inputs.forEach(
                i -> edges.addObject().put("name", "df").put("node_id", i).put("output_name", "default"));
        node.putArray("outputs").addObject().put("name", "default");
        last = id;
    }

    /** Names the last node's outputs. */
    FlowBuilder outputs(String... names) {
        ArrayNode outputs = ((ObjectNode) nodes.get(nodes.size() - 1)).putArray("outputs");
        for (String name : names) {
            outputs.addObject().put("name", name);
        }
        return this;
    }

    FlowDocument flow() {
        ObjectNode json = Json.object();
        json.set("nodes", nodes);
        return new FlowDocument(json);
    }

    List<String> log() {
        return log;
    }

    /** The default output of the last node as CSV lines with a header. */
    List<String> lines() throws Exception {
        return lines("default");
    }

    List<String> lines(String output) throws Exception {
        FlowResult result = run(flow(), output, OutputFormat.CSV, false);
        return Files.readAllLines(result.files().getFirst());
    }

    FlowResult run(FlowDocument flow, String output, OutputFormat format, boolean refit) throws Exception {
        Path out = Files.createTempDirectory(folder, "out");
        FlowRequest request = new FlowRequest(
                flow,
                FlowParameters.of(flow, Map.of()),
                (dataset, uri, nested) -> List.of(folder.resolve(dataset)),
                List.of(new FlowRequest.Output(new NodeOutput(last, output), out, format)),
                refit);
        return new FlowRunner(OperatorRegistry.builtIn())
                .run(
                        request,
                        new FlowResources(folder.resolve("scratch"), 2, 512L << 20, log::add, () -> false, done -> {}));
    }
}
