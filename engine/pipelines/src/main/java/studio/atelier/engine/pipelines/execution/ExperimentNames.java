package studio.atelier.engine.pipelines.execution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.expression.EvaluationContext;
import studio.atelier.engine.pipelines.expression.EvaluationException;
import studio.atelier.engine.pipelines.expression.ExpressionEvaluator;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The names of the experiment and the trial of an execution, as PipelineExperimentConfig gives them. */
public final class ExperimentNames {

    private static final String CONFIG = "PipelineExperimentConfig";

    private ExperimentNames() {}

    /** Both names of a stored execution as texts; those that the definition does not give are left out. */
    public static ObjectNode of(Store store, Resource execution, PipelineDefinition definition) {
        StepContext context = new StepContext(ExecutionPlan.of(execution, definition), Map.of(), store.objects(), "");
        ObjectNode names = Json.object();
        for (String field : List.of("ExperimentName", "TrialName")) {
            try {
                of(definition, field, context).ifPresent(value -> names.put(field, value.asString("")));
            } catch (EvaluationException e) {
                // It names what no execution knows at its start; the steps that use it tell.
                names.remove(field);
            }
        }
        return names;
    }

    /**
     * A name; empty if the definition gives none.
     *
     * @param field {@code ExperimentName} or {@code TrialName}
     */
    static Optional<JsonNode> of(PipelineDefinition definition, String field, EvaluationContext context) {
        JsonNode given = definition.json().path(CONFIG).get(field);
        if (given == null || given.isNull()) {
            return Optional.empty();
        }
        return Optional.of(new ExpressionEvaluator(context, CONFIG).resolve(given, "/" + CONFIG + "/" + field));
    }
}
