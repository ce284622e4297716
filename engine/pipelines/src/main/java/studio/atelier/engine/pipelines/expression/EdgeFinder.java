package studio.atelier.engine.pipelines.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Pointers;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.pipelines.expression.Expression.PropertyFileRef;
import studio.atelier.engine.pipelines.expression.Expression.StepProperty;
import studio.atelier.engine.pipelines.expression.Occurrence.Found;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Finds what each step waits for. */
final class EdgeFinder {

    private EdgeFinder() {}

    static List<Edge> find(List<Step> steps) {
        List<Edge> edges = new ArrayList<>();
        for (Step step : steps) {
            step.enclosing()
                    .ifPresent(e -> edges.add(new Edge(e.condition(), step.name(), Edge.Kind.BRANCH, step.pointer())));
            dependsOn(step, edges);
            for (Occurrence occurrence : occurrences(step)) {
                if (occurrence instanceof Found found) {
                    target(found.expression())
                            .ifPresent(from ->
                                    edges.add(new Edge(from, step.name(), Edge.Kind.REFERENCE, found.pointer())));
                }
            }
        }
        return edges;
    }

    /** The expressions that belong to a step itself, not to the steps in its branches. */
    static List<Occurrence> occurrences(Step step) {
        if (step.type() == StepType.CONDITION) {
            return Nodes.array(step.arguments(), "Conditions")
                    .map(c -> ExpressionFinder.find(c, step.argumentsPointer() + "/Conditions"))
                    .orElse(List.of());
        }
        List<Occurrence> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : step.raw().properties()) {
            if (member.getValue().isContainer()) {
                found.addAll(ExpressionFinder.find(member.getValue(), Pointers.child(step.pointer(), member.getKey())));
            }
        }
        return found;
    }

    private static void dependsOn(Step step, List<Edge> edges) {
        ArrayNode items = Nodes.items(step.raw(), "DependsOn");
        for (int i = 0; i < items.size(); i++) {
            String pointer = step.pointer() + "/DependsOn/" + i;
            Step.dependency(items.get(i))
                    .ifPresent(from -> edges.add(new Edge(from, step.name(), Edge.Kind.DEPENDS_ON, pointer)));
        }
    }

    private static Optional<String> target(Expression expression) {
        return switch (expression) {
            case StepProperty(String name, PropertyPath path) -> Optional.of(name);
            case PropertyFileRef(String name, String file) -> Optional.of(name);
            default -> Optional.empty();
        };
    }
}
