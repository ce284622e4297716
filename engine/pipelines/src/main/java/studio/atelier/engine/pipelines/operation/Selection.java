package studio.atelier.engine.pipelines.operation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.pipelines.definition.Enclosing;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.execution.StepRecord;
import studio.atelier.engine.pipelines.expression.StepGraph;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks a selective execution before it starts (pipelines.md section 4). */
final class Selection {

    private Selection() {}

    static void check(Store store, Resource pipeline, PipelineDefinition definition, ObjectNode body) {
        JsonNode config = body.path("SelectiveExecutionConfig");
        if (!config.isObject()) {
            return;
        }
        StepGraph graph = StepGraph.of(definition);
        Set<String> selected = new LinkedHashSet<>();
        config.path("SelectedSteps")
                .forEach(step -> selected.add(step.path("StepName").asString("")));
        require(!selected.isEmpty(), "SelectiveExecutionConfig selects no step");
        for (String name : selected) {
            require(
                    graph.step(name).isPresent(),
                    "SelectiveExecutionConfig selects the step '" + name + "', which the pipeline does not have");
        }
        Set<String> between = new TreeSet<>(graph.connected(selected));
        between.removeAll(selected);
        require(
                between.isEmpty(),
                "The selected steps must be connected: select " + String.join(", ", between)
                        + " too, which lie between them");
        Set<String> needed = new TreeSet<>();
        selected.forEach(name -> needed.addAll(graph.dependencies(name)));
        needed.removeAll(selected);
        JsonNode source = config.get("SourcePipelineExecutionArn");
        if (source == null || source.isNull()) {
            require(
                    needed.isEmpty(),
                    "Invalid SourcePipelineExecutionArn: null. The selected steps need the outputs of "
                            + String.join(", ", needed) + "; name an execution that has them");
            return;
        }
        checkSource(store, pipeline, graph, selected, needed, source.asString(""));
    }

    private static void checkSource(
            Store store, Resource pipeline, StepGraph graph, Set<String> selected, Set<String> needed, String arn) {
        Optional<Resource> execution = store.resources().findByArn(arn);
        require(
                execution
                        .filter(found -> found.parent().equals(Optional.of(pipeline.name())))
                        .isPresent(),
                "Invalid SourcePipelineExecutionArn: " + arn + " is no execution of the pipeline " + pipeline.name());
        String status = execution.map(Resource::status).orElse("");
        require(
                !status.equals("Executing") && !status.equals("Stopping"),
                "Invalid SourcePipelineExecutionArn: " + arn + " has status " + status
                        + "; wait for its end, or name another execution");
        Map<String, StepRecord> steps = store.steps().of(arn).stream()
                .map(StepRecord::of)
                .collect(Collectors.toMap(StepRecord::name, Function.identity()));
        List<String> missing = needed.stream()
                .filter(name ->
                        !steps.containsKey(name) || !steps.get(name).status().equals("Succeeded"))
                .toList();
        require(
                missing.isEmpty(),
                "The source execution " + arn + " has no succeeded run of " + String.join(", ", missing)
                        + ", which the selected steps need");
        for (String name : selected) {
            Optional<Enclosing> around = graph.step(name).flatMap(step -> step.enclosing());
            if (around.isPresent() && !selected.contains(around.get().condition())) {
                StepRecord condition = steps.get(around.get().condition());
                boolean taken = condition != null
                        && condition
                                .response()
                                .path("Metadata")
                                .path("Condition")
                                .path("Outcome")
                                .asString("")
                                .equals(
                                        around.get().branch() == studio.atelier.engine.pipelines.definition.Branch.IF
                                                ? "True"
                                                : "False");
                require(
                        taken,
                        "Step " + name + " lies in a branch of " + around.get().condition()
                                + " that the source execution did not take; select the Condition too");
            }
        }
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw EngineErrors.validation(message);
        }
    }
}
