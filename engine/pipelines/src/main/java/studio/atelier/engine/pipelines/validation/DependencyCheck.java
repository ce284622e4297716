package studio.atelier.engine.pipelines.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.pipelines.expression.Edge;
import studio.atelier.engine.pipelines.expression.StepGraph;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** DependsOn lists, and circles of steps that wait for each other. */
final class DependencyCheck implements Check {

    // Each needs a look at all edges; who breaks these sees the next ones.
    private static final int MAX_CYCLES = 50;

    private static final String COMPLETED = "Completed";
    private static final List<String> TRIGGERS = List.of(COMPLETED, "Failed", "Stopped", "Any");

    @Override
    public void check(Validation validation) {
        for (Step step : validation.steps()) {
            Optional<ArrayNode> names = new Members(validation).list(step.raw(), "DependsOn", step.pointer());
            for (int i = 0; names.isPresent() && i < names.get().size(); i++) {
                dependency(validation, step, names.get().get(i), step.pointer() + "/DependsOn/" + i);
            }
        }
        validation.cycles().stream().limit(MAX_CYCLES).forEach(cycle -> cycle(validation, cycle));
    }

    private static void dependency(Validation validation, Step step, JsonNode item, String pointer) {
        if (item instanceof ObjectNode condition) {
            trigger(validation, step, condition, pointer);
        }
        Optional<String> name = Step.dependency(item);
        if (name.isEmpty()) {
            if (!item.isObject()) {
                new Members(validation).wrongType(pointer, "An item of DependsOn", "the name of a step", item);
            }
            return;
        }
        Optional<Step> target = validation.step(name.get());
        Optional<Fix> remove = Optional.of(Fix.of("Remove the dependency", new JsonEdit.Remove(pointer)));
        if (target.isEmpty()) {
            Set<String> known = validation.names();
            validation
                    .findings()
                    .error(
                            "unknown-step",
                            pointer,
                            "Step " + step.name() + " depends on " + Words.brief(name.get())
                                    + ", but there is no such step." + validation.hint(name.get(), known),
                            validation
                                    .replaceByNearest(item.isObject() ? pointer + "/Step" : pointer, name.get(), known)
                                    .or(() -> remove));
        } else if (target.get().type() == StepType.FAIL) {
            validation
                    .findings()
                    .error(
                            "depends-on-fail",
                            pointer,
                            "Nothing can follow the Fail step " + name.get() + ", as it ends the execution; "
                                    + "remove the dependency.",
                            remove);
        } else if (target.get().type() == StepType.CONDITION) {
            validation
                    .findings()
                    .warning(
                            "depends-on-condition",
                            pointer,
                            "SageMaker refuses a step that depends on a Condition; here it starts once "
                                    + name.get() + " is decided, before the steps of its branches are over. "
                                    + "Depend on those steps, or move the step into a branch.");
        }
    }

    /** A dependency with a run condition, as newer SDKs write it: {@code {"Step": name, "Trigger": outcome}}. */
    private static void trigger(Validation validation, Step step, ObjectNode item, String pointer) {
        Members members = new Members(validation);
        members.known(item, pointer, "A dependency", Set.of("Step", "Trigger"));
        if (Nodes.get(item, "Step").isEmpty()) {
            members.missing(pointer, "Step", "A dependency");
        }
        Optional<String> name = members.text(item, "Step", pointer, Integer.MAX_VALUE);
        Optional<String> trigger = members.text(item, "Trigger", pointer, Integer.MAX_VALUE);
        String place = pointer + "/Trigger";
        if (trigger.isPresent() && !TRIGGERS.contains(trigger.get())) {
            validation
                    .findings()
                    .error(
                            "bad-value",
                            place,
                            "There is no trigger " + Words.brief(trigger.get()) + "."
                                    + validation.hint(trigger.get(), TRIGGERS),
                            validation.replaceByNearest(place, trigger.get(), TRIGGERS));
        } else if (trigger.filter(t -> !t.equals(COMPLETED)).isPresent()) {
            validation
                    .findings()
                    .warning(
                            RunnableCheck.CODE,
                            place,
                            "Step " + step.name() + " runs by the trigger " + trigger.get() + " of "
                                    + name.orElse("another step") + "; this engine starts a step only after those it"
                                    + " waits for succeeded, so the pipeline cannot run here with it.");
        }
    }

    private static void cycle(Validation validation, List<String> cycle) {
        StepGraph graph = validation.graph();
        Optional<Edge> edge = graph.edges().stream()
                .filter(e -> e.kind() != Edge.Kind.BRANCH && onCycle(e, cycle))
                .findFirst();
        Optional<Fix> fix = edge.filter(e -> e.kind() == Edge.Kind.DEPENDS_ON)
                .map(e -> Fix.of(
                        "Remove the dependency of " + e.to() + " on " + e.from(), new JsonEdit.Remove(e.pointer())));
        String pointer = edge.map(Edge::pointer)
                .or(() -> graph.step(cycle.getFirst()).map(Step::pointer))
                .orElse("/Steps");
        validation
                .findings()
                .error(
                        "cycle",
                        pointer,
                        "These steps wait for each other in a circle, so that none can start: " + way(cycle)
                                + ". Remove one of the dependencies.",
                        fix);
    }

    private static boolean onCycle(Edge edge, List<String> cycle) {
        for (int i = 0; i + 1 < cycle.size(); i++) {
            if (cycle.get(i).equals(edge.from()) && cycle.get(i + 1).equals(edge.to())) {
                return true;
            }
        }
        return false;
    }

    private static String way(List<String> cycle) {
        int most = 20;
        if (cycle.size() <= most) {
            return String.join(" -> ", cycle);
        }
        return String.join(" -> ", cycle.subList(0, most - 1)) + " -> ... -> " + cycle.getLast();
    }
}
