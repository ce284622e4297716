package studio.atelier.engine.pipelines.execution;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.expression.StepGraph;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.metadata.Arns;
import studio.atelier.engine.store.metadata.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an execution was started with. Kept in the execution's document under {@link #Documents.HIDDEN}, which no
 * response shows.
 *
 * @param arn ARN of the execution
 * @param id its id, 12 characters
 * @param pipeline name of the pipeline
 * @param roleArn the pipeline's role, for steps that name none
 * @param definitionId the definition's id in the store
 * @param definition the definition as it was when the execution started
 * @param graph its graph
 * @param parameters typed value of each parameter
 * @param maxParallel most steps at once, at least 1
 * @param selected the steps to run; empty for all
 * @param source ARN of the execution that the outputs of steps not selected come from
 * @param start when it was started
 */
public record ExecutionPlan(
        String arn,
        String id,
        String pipeline,
        String roleArn,
        String definitionId,
        PipelineDefinition definition,
        StepGraph graph,
        Map<String, JsonNode> parameters,
        int maxParallel,
        Set<String> selected,
        Optional<String> source,
        Instant start) {

    /** Steps at once where nobody gives a number. */
    public static final int DEFAULT_PARALLEL = 50;

    /** Reads the plan of a stored execution. */
    static ExecutionPlan of(Resource execution, PipelineDefinition definition) {
        ObjectNode document = execution.document();
        ObjectNode own = (ObjectNode) document.required(Documents.HIDDEN);
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        own.required("parameters").properties().forEach(e -> parameters.put(e.getKey(), e.getValue()));
        Set<String> selected = new LinkedHashSet<>();
        JsonNode selection = document.path("SelectiveExecutionConfig");
        selection
                .path("SelectedSteps")
                .forEach(step -> selected.add(step.path("StepName").asString("")));
        return new ExecutionPlan(
                execution.arn(),
                execution.name(),
                execution.parent().orElseThrow(),
                own.path("roleArn").asString(""),
                own.path("definition").asString(""),
                definition,
                StepGraph.of(definition),
                parameters,
                document.path("ParallelismConfiguration")
                        .path("MaxParallelExecutionSteps")
                        .asInt(DEFAULT_PARALLEL),
                selected,
                Optional.ofNullable(selection.get("SourcePipelineExecutionArn"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue),
                execution.created());
    }

    /** What {@link #of} reads back. */
    public static ObjectNode own(String definitionId, String roleArn, Map<String, JsonNode> parameters) {
        ObjectNode own = Json.object().put("definition", definitionId).put("roleArn", roleArn);
        ObjectNode values = own.putObject("parameters");
        parameters.forEach(values::set);
        return own;
    }

    /** True if the step is to be run by this execution. */
    boolean runs(String step) {
        return selected.isEmpty() || selected.contains(step);
    }

    String pipelineArn() {
        return Arns.of("pipeline/" + pipeline.toLowerCase(Locale.ROOT));
    }
}
