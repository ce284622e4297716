package studio.atelier.engine.pipelines.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.expression.Expression.ExperimentConfigRef;
import studio.atelier.engine.pipelines.expression.Expression.PropertyFileRef;
import studio.atelier.engine.pipelines.expression.Expression.StepProperty;
import studio.atelier.engine.pipelines.expression.ExpressionFinder;
import studio.atelier.engine.pipelines.expression.Occurrence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The top level of a definition. */
final class DocumentCheck implements Check {

    private static final Set<String> MEMBERS =
            Set.of("Version", "Metadata", "Parameters", "PipelineExperimentConfig", "MlflowConfig", "Steps");
    private static final Set<String> EXPERIMENT = Set.of("ExperimentName", "TrialName");

    @Override
    public void check(Validation validation) {
        ObjectNode json = validation.definition().json();
        Members members = new Members(validation);
        members.known(json, "", "A pipeline definition", MEMBERS);
        members.object(json, "Metadata", "");
        members.object(json, "MlflowConfig", "");
        members.object(json, "PipelineExperimentConfig", "").ifPresent(c -> experiment(validation, members, c));
        members.objects(json, "Parameters", "");
        version(validation, json);
        steps(validation, members, json);
    }

    private static void version(Validation validation, ObjectNode json) {
        Optional<JsonNode> version = Nodes.get(json, "Version");
        Optional<Fix> fix = Optional.of(Fix.of(
                "Set \"Version\" to \"" + PipelineDefinition.VERSION + "\"",
                new JsonEdit.Put("/Version", StringNode.valueOf(PipelineDefinition.VERSION))));
        if (version.isEmpty()) {
            String pointer = json.has("Version") ? "/Version" : "";
            validation
                    .findings()
                    .error("missing-version", pointer, "A pipeline definition needs \"Version\": \"2020-12-01\".", fix);
        } else if (!version.get()
                .stringValueOpt()
                .filter(PipelineDefinition.VERSION::equals)
                .isPresent()) {
            validation
                    .findings()
                    .error(
                            "unknown-version",
                            "/Version",
                            "The only version of pipeline definitions is \"2020-12-01\", not "
                                    + Words.brief(version.get()) + ".",
                            fix);
        }
    }

    private static void steps(Validation validation, Members members, ObjectNode json) {
        if (Nodes.get(json, "Steps").isEmpty()) {
            members.missing(json.has("Steps") ? "/Steps" : "", "Steps", "A pipeline definition");
            return;
        }
        List<Members.Item> steps = members.objects(json, "Steps", "");
        if (steps.isEmpty() && Nodes.array(json, "Steps").isPresent()) {
            validation
                    .findings()
                    .warning("no-steps", "/Steps", "The pipeline has no steps, so that a run does nothing; add one.");
        }
    }

    private static void experiment(Validation validation, Members members, ObjectNode config) {
        String pointer = "/PipelineExperimentConfig";
        members.known(config, pointer, "PipelineExperimentConfig", EXPERIMENT);
        for (String name : List.of("ExperimentName", "TrialName")) {
            members.required(config, name, pointer, "PipelineExperimentConfig");
        }
        ReferenceCheck references = new ReferenceCheck();
        for (Occurrence occurrence : ExpressionFinder.find(config, pointer)) {
            if (occurrence instanceof Occurrence.Found found
                    && (found.expression() instanceof StepProperty
                            || found.expression() instanceof PropertyFileRef
                            || found.expression() instanceof ExperimentConfigRef)) {
                validation
                        .findings()
                        .error(
                                "bad-expression",
                                found.pointer(),
                                "The experiment is chosen before any step runs; " + found.expression()
                                        + " is not known then. Use a parameter or an execution variable.");
            } else {
                references.occurrence(validation, occurrence);
            }
        }
    }
}
