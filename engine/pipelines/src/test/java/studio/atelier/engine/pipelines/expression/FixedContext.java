package studio.atelier.engine.pipelines.expression;

import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** An execution with a few known values. */
final class FixedContext implements EvaluationContext {

    private static final Map<String, JsonNode> PARAMETERS = Map.of(
            "Count", Json.parse("3"),
            "Rate", Json.parse("0.10"),
            "On", Json.parse("true"),
            "Mode", Json.parse("\"fast\""));

    @Override
    public Optional<JsonNode> parameter(String name) {
        return Optional.ofNullable(PARAMETERS.get(name));
    }

    @Override
    public Optional<JsonNode> stepProperties(String step) {
        return step.equals("Prep")
                ? Optional.of(Json.parse("{\"Outputs\":[{\"OutputName\":\"a.b\",\"Uri\":\"s3://b/x\"}]}"))
                : Optional.empty();
    }

    @Override
    public Optional<JsonNode> executionVariable(String name) {
        return name.equals("PipelineName") ? Optional.of(StringNode.valueOf("pipe")) : Optional.empty();
    }

    @Override
    public Optional<JsonNode> experimentConfig(String field) {
        return field.equals("TrialName") ? Optional.of(StringNode.valueOf("trial")) : Optional.empty();
    }

    @Override
    public JsonNode propertyFile(String step, String file) {
        return Json.parse("{\"m\":{\"a.b\":{\"v\":[4.5]}}}");
    }

    @Override
    public JsonNode json(String uri) {
        return Json.object().put("Result", "at " + uri);
    }
}
