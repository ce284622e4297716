package studio.atelier.engine.pipelines.validation;

import java.util.List;
import java.util.Set;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Pointers;
import studio.atelier.engine.pipelines.expression.ExpressionParser;
import studio.atelier.engine.pipelines.expression.Suggestion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The members of the document itself. */
final class DocumentCheck implements Check {

    private static final List<String> MEMBERS =
            List.of("Version", "Metadata", "Parameters", "PipelineExperimentConfig", "MlflowConfig", "Steps");
    private static final Set<String> EXPERIMENT = Set.of("ExperimentName", "TrialName");

    @Override
    public void check(Subject subject, Findings findings) {
        ObjectNode json = subject.definition().json();
        version(json, findings);
        member(json, "Parameters", "parameter", findings);
        steps(json, findings);
        JsonNode metadata = json.get("Metadata");
        if (metadata != null && !metadata.isNull() && !metadata.isObject()) {
            findings.error("wrong-type", "/Metadata", "Metadata is an object, not a " + Nodes.kind(metadata) + ".");
        }
        experiment(json, findings);
        for (String member : json.propertyNames()) {
            if (!MEMBERS.contains(member)) {
                String hint = Suggestion.nearest(member, MEMBERS)
                        .map(n -> " Did you mean " + n + "?")
                        .orElse("");
                findings.info(
                        "unknown-key",
                        Pointers.child("", member),
                        "A pipeline definition has no member " + member + "; it is carried and means nothing." + hint);
            }
        }
    }

    private static void version(ObjectNode json, Findings findings) {
        String version = Nodes.text(json, "Version").orElse("");
        if (!version.equals(PipelineDefinition.VERSION)) {
            Fix fix = Fix.of(
                    "Set the version to " + PipelineDefinition.VERSION,
                    new JsonEdit.Put("/Version", StringNode.valueOf(PipelineDefinition.VERSION)));
            findings.error(
                    "version",
                    "/Version",
                    "\"Version\" is \"" + PipelineDefinition.VERSION + "\", the only version there is; "
                            + (json.has("Version") ? "another value is here." : "it is missing here."),
                    fix);
        }
    }

    private static void steps(ObjectNode json, Findings findings) {
        if (Nodes.get(json, "Steps").isEmpty()) {
            findings.error(
                    "no-steps",
                    "/Steps",
                    "The definition has no \"Steps\"; add a list of steps.",
                    Fix.of("Add an empty list of steps", new JsonEdit.Put("/Steps", Json.array())));
            return;
        }
        member(json, "Steps", "step", findings);
        if (json.get("Steps") instanceof ArrayNode steps && steps.isEmpty()) {
            findings.warning("no-steps", "/Steps", "The pipeline has no steps yet; SageMaker wants at least one.");
        }
    }

    private static void member(JsonNode owner, String member, String item, Findings findings) {
        Nodes.get(owner, member).ifPresent(value -> list(value, "/" + member, item, findings));
    }

    /** A list of objects. */
    static void list(JsonNode value, String pointer, String item, Findings findings) {
        if (!(value instanceof ArrayNode array)) {
            findings.error(
                    "wrong-type",
                    pointer,
                    Pointers.last(pointer) + " is a list of objects, not a " + Nodes.kind(value) + ".");
            return;
        }
        for (int i = 0; i < array.size(); i++) {
            if (!array.get(i).isObject()) {
                findings.error(
                        "wrong-type",
                        Pointers.child(pointer, i),
                        "A " + item + " is an object, not a " + Nodes.kind(array.get(i)) + ".");
            }
        }
    }

    private static void experiment(ObjectNode json, Findings findings) {
        JsonNode config = json.get("PipelineExperimentConfig");
        if (config == null || config.isNull()) {
            return;
        }
        if (!config.isObject()) {
            findings.error(
                    "wrong-type",
                    "/PipelineExperimentConfig",
                    "PipelineExperimentConfig is an object with ExperimentName and TrialName, not a "
                            + Nodes.kind(config) + ".");
            return;
        }
        for (String field : EXPERIMENT) {
            Nodes.get(config, field)
                    .filter(v -> !v.isString() && !ExpressionParser.isExpression(v))
                    .ifPresent(v -> findings.error(
                            "wrong-type",
                            "/PipelineExperimentConfig/" + field,
                            field + " is a string or an expression, not a " + Nodes.kind(v) + "."));
        }
    }
}
