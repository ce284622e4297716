package studio.atelier.engine.pipelines.validation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.shape.ApiShapes;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Parameter;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.expression.StepGraph;
import studio.atelier.engine.pipelines.expression.Suggestion;
import tools.jackson.databind.node.StringNode;

/** One definition while it is checked, with what several checks need. */
final class Validation {

    // Looking for a near name costs time by the number of names; a text made to have thousands of both gets none.
    private static final int MAX_SUGGESTIONS = 200;

    private final PipelineDefinition definition;
    private final StepGraph graph;
    private final ApiShapes shapes;
    private final Findings findings;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final List<List<String>> cycles;
    private int suggestions;

    Validation(PipelineDefinition definition, ApiShapes shapes) {
        this.definition = definition;
        this.shapes = shapes;
        this.graph = StepGraph.of(definition);
        this.cycles = graph.cycles();
        this.findings = new Findings(definition.source());
        definition.parameters().forEach(p -> parameters.putIfAbsent(p.name(), p));
    }

    PipelineDefinition definition() {
        return definition;
    }

    StepGraph graph() {
        return graph;
    }

    /** Steps that wait for each other, as {@link StepGraph#cycles()} gives them. */
    List<List<String>> cycles() {
        return cycles;
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
