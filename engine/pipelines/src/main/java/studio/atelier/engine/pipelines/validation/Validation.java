package studio.atelier.engine.pipelines.validation;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.api.shape.ApiShapes;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Parameter;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.pipelines.expression.StepGraph;
import studio.atelier.engine.pipelines.expression.Suggestion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** One definition, or the body of one of its ForEach steps, while it is checked, with what several checks need. */
final class Validation {

    // Looking for a near name costs time by the number of names; a text made to have thousands of both gets none.
    private static final int MAX_SUGGESTIONS = 200;

    private final PipelineDefinition definition;
    private final List<Step> steps;
    private final Optional<Validation> around;
    private final StepGraph graph;
    private final ApiShapes shapes;
    private final Findings findings;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final List<List<String>> cycles;
    // By identity: the same list is asked for by every reference into it, and comparing lists reads them whole.
    private final Map<JsonNode, Map<String, Boolean>> declaredNames = new IdentityHashMap<>();
    private int suggestions;

    Validation(PipelineDefinition definition, ApiShapes shapes) {
        this(definition, shapes, definition.steps(), new Findings(definition.source()), Optional.empty());
    }

    private Validation(
            PipelineDefinition definition,
            ApiShapes shapes,
            List<Step> steps,
            Findings findings,
            Optional<Validation> around) {
        this.definition = definition;
        this.shapes = shapes;
        this.steps = steps;
        this.around = around;
        this.graph = StepGraph.of(steps);
        this.cycles = graph.cycles();
        this.findings = findings;
        definition.parameters().forEach(p -> parameters.putIfAbsent(p.name(), p));
    }

    PipelineDefinition definition() {
        return definition;
    }

    /** The bodies of the ForEach steps among these, each to be checked as these are. */
    List<Validation> bodies() {
        return steps.stream()
                .filter(step -> step.type() == StepType.FOR_EACH)
                .map(step ->
                        new Validation(definition, shapes, PipelineDefinition.body(step), findings, Optional.of(this)))
                .toList();
    }

    /** The steps to check: the definition's, or those of the body. */
    List<Step> steps() {
        return steps;
    }

    /** True in the body of a ForEach step. */
    boolean isBody() {
        return around.isPresent();
    }

    /** A step that may be mentioned here: in a body also those around it. */
    Optional<Step> step(String name) {
        return graph.step(name).or(() -> around.flatMap(outer -> outer.step(name)));
    }

    /** The names of those steps. */
    Set<String> names() {
        if (around.isEmpty()) {
            return graph.names();
        }
        Set<String> names = new LinkedHashSet<>(graph.names());
        names.addAll(around.get().names());
        return names;
    }

    /** The steps to check, and which waits for which. */
    StepGraph graph() {
        return graph;
    }

    /** Steps that wait for each other, as {@link StepGraph#cycles()} gives them. */
    List<List<String>> cycles() {
        return cycles;
    }

    /** {@link DeclaredNames} of a list of the definition. */
    Map<String, Boolean> declaredNames(JsonNode items, String list) {
        return declaredNames.computeIfAbsent(items, i -> DeclaredNames.of(i, list));
    }

    ApiShapes shapes() {
        return shapes;
    }

    Findings findings() {
        return findings;
    }

    Map<String, Parameter> parameters() {
        return parameters;
    }

    /** A sentence that ends a message about an unknown name: the nearest one, or those there are. */
    String hint(String name, Collection<String> known) {
        return suggestions++ < MAX_SUGGESTIONS ? Suggestion.hint(name, known) : "";
    }

    /** The nearest name, if one is near. */
    Optional<String> nearest(String name, Collection<String> known) {
        return suggestions++ < MAX_SUGGESTIONS ? Suggestion.nearest(name, known) : Optional.empty();
    }

    /** Puts the nearest name in the place of a wrong one. */
    Optional<Fix> replaceByNearest(String pointer, String name, Collection<String> known) {
        return nearest(name, known)
                .map(n -> Fix.of("Replace by \"" + n + "\"", new JsonEdit.Put(pointer, StringNode.valueOf(n))));
    }

    /** Gives a member the nearest known name. */
    Optional<Fix> renameToNearest(String pointer, String name, Collection<String> known) {
        return nearest(name, known).map(n -> Fix.of("Rename to \"" + n + "\"", new JsonEdit.Rename(pointer, n)));
    }
}
