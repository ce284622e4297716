package studio.atelier.engine.pipelines.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.atelier.engine.pipelines.definition.Parameter;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.expression.ExpressionFinder;
import studio.atelier.engine.pipelines.expression.Occurrence;
import studio.atelier.engine.pipelines.expression.StepExpressions;
import studio.atelier.engine.pipelines.expression.StepGraph;

/** What the checks look at: a definition and what several of them need to know about it. */
final class Subject {

    private final PipelineDefinition definition;
    private final StepGraph graph;
    private final Map<Step, List<Occurrence>> expressions;

    Subject(PipelineDefinition definition) {
        this.definition = definition;
        this.graph = StepGraph.of(definition);
        this.expressions = definition.steps().stream()
                .collect(Collectors.toMap(s -> s, StepExpressions::of, (a, b) -> a, java.util.IdentityHashMap::new));
    }

    PipelineDefinition definition() {
        return definition;
    }

    StepGraph graph() {
        return graph;
    }

    List<Occurrence> expressions(Step step) {
        return expressions.getOrDefault(step, List.of());
    }

    /** The expressions of the PipelineExperimentConfig. */
    List<Occurrence> experimentExpressions() {
        return Optional.ofNullable(definition.json().get("PipelineExperimentConfig"))
                .map(c -> ExpressionFinder.find(c, "/PipelineExperimentConfig"))
                .orElse(List.of());
    }

    /** All expressions of the document. */
    Stream<Occurrence> allExpressions() {
        return Stream.concat(
                definition.steps().stream().flatMap(s -> expressions(s).stream()), experimentExpressions().stream());
    }

    Optional<Step> step(String name) {
        return definition.step(name);
    }

    List<String> stepNames() {
        return definition.steps().stream()
                .map(Step::name)
                .filter(n -> !n.isEmpty())
                .toList();
    }

    List<String> parameterNames() {
        return definition.parameters().stream()
                .map(Parameter::name)
                .filter(n -> !n.isEmpty())
                .toList();
    }
}
