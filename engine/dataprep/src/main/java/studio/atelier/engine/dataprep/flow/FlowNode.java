package studio.atelier.engine.dataprep.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A node of a flow: a view on its JSON, which stays as it was read.
 *
 * @param json the node as it stands in the document
 */
public record FlowNode(ObjectNode json) {

    /** The edge into a node. The first of two inputs of a join is its left side. */
    public record Input(String name, NodeOutput from) {}

    public String id() {
        return json.path("node_id").asString("");
    }

    /** SOURCE, TRANSFORM, VISUALIZATION, DESTINATION, DATASET, or what a later version knows. */
    public String type() {
        return json.path("type").asString("");
    }

    /** The operator's id, such as {@code sagemaker.spark.manage_columns_0.1}. */
    public String operator() {
        return json.path("operator").asString("");
    }

    public Optional<String> name() {
        String name = json.path("name").asString("");
        return name.isBlank() ? Optional.empty() : Optional.of(name);
    }

    /** Empty where the node has none. */
    public ObjectNode parameters() {
        return json.get("parameters") instanceof ObjectNode object ? object : Json.object();
    }

    /** What was fitted on the data; empty where nothing was. */
    public ObjectNode trainedParameters() {
        return json.get("trained_parameters") instanceof ObjectNode object ? object : Json.object();
    }

    /** The choice in a group, such as {@code Drop column}; empty for an operator without one. */
    public String choice() {
        JsonNode choice = parameters().path("operator");
        return choice.isString() ? choice.stringValue() : "";
    }

    public List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        for (JsonNode input : json.path("inputs")) {
            inputs.add(new Input(
                    input.path("name").asString("df"),
                    new NodeOutput(
                            input.path("node_id").asString(""),
                            input.path("output_name").asString(NodeOutput.DEFAULT))));
        }
        return inputs;
    }

    /** Names of the outputs, in their order; {@code default} where the node names none. */
    public List<String> outputs() {
        List<String> outputs = new ArrayList<>();
        for (JsonNode output : json.path("outputs")) {
            outputs.add(output.path("name").asString(NodeOutput.DEFAULT));
        }
        return outputs.isEmpty() ? List.of(NodeOutput.DEFAULT) : outputs;
    }

    /** How messages name the node: {@code node "name" (id, operator)}. */
    public String label() {
        String what = choice().isEmpty() ? operator() : operator() + ": " + choice();
        return name().map(n -> "node \"" + n + "\" (" + id() + ", " + what + ")")
                .orElse("node " + id() + " (" + what + ")");
    }
}
