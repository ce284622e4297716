package studio.atelier.engine.pipelines.validation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.pipelines.definition.Branch;
import studio.atelier.engine.pipelines.definition.Enclosing;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.expression.Edge;
import studio.atelier.engine.pipelines.expression.StepGraph;

/** Steps that wait for both branches of one Condition, of which only one ever runs. */
final class BranchCheck implements Check {

    // Each step's set of decisions is kept; beyond this much a text was made to cost memory.
    private static final long MAX_DECISIONS = 2_000_000;

    @Override
    public void check(Validation validation) {
        StepGraph graph = validation.graph();
        if (!validation.cycles().isEmpty()) {
            return;
        }
        Map<String, Map<String, Branch>> needed = new HashMap<>();
        Set<String> told = new HashSet<>();
        opposite(validation, told);
        long decisions = 0;
        for (String name : graph.order()) {
            Map<String, Branch> own = own(graph, name);
            boolean possible = true;
            for (String dependency : graph.dependencies(name)) {
                Optional<String> clash = merge(own, needed.getOrDefault(dependency, Map.of()));
                if (clash.isPresent() && possible && told.add(name)) {
                    neverRuns(validation, name, clash.get());
                }
                possible = possible && clash.isEmpty();
            }
            needed.put(name, own);
            decisions += own.size();
            if (decisions > MAX_DECISIONS) {
                return;
            }
        }
    }

    private static void opposite(Validation validation, Set<String> told) {
        StepGraph graph = validation.graph();
        for (Edge edge : graph.edges()) {
            Optional<String> clash = merge(own(graph, edge.to()), own(graph, edge.from()));
            if (edge.kind() != Edge.Kind.BRANCH && clash.isPresent()) {
                told.add(edge.to());
                validation
                        .findings()
                        .error(
                                "opposite-branch",
                                edge.pointer(),
                                "Step " + edge.to() + " waits for " + edge.from()
                                        + ", which is in the other branch of " + clash.get()
                                        + "; only one of the two ever runs. Move them into one branch.");
            }
        }
    }

    private static void neverRuns(Validation validation, String name, String condition) {
        validation
                .findings()
                .warning(
                        "never-runs",
                        validation.step(name).map(Step::pointer).orElse("/Steps"),
                        "Step " + name + " waits for steps in both branches of " + condition
                                + ", of which only one runs, so that it never starts. Wait for one branch only.");
    }

    /** The decisions that a step's own place needs, from the inside to the outside. */
    private static Map<String, Branch> own(StepGraph graph, String name) {
        Map<String, Branch> decisions = new LinkedHashMap<>();
        Optional<Enclosing> enclosing = graph.step(name).flatMap(Step::enclosing);
        while (enclosing.isPresent()
                && decisions.putIfAbsent(
                                enclosing.get().condition(), enclosing.get().branch())
                        == null) {
            enclosing = graph.step(enclosing.get().condition()).flatMap(Step::enclosing);
        }
        return decisions;
    }

    /** Adds decisions; answers the first Condition on which they do not agree. */
    private static Optional<String> merge(Map<String, Branch> into, Map<String, Branch> from) {
        List<String> clashes = from.entrySet().stream()
                .filter(e -> into.getOrDefault(e.getKey(), e.getValue()) != e.getValue())
                .map(Map.Entry::getKey)
                .limit(1)
                .toList();
        from.forEach(into::putIfAbsent);
        return clashes.stream().findFirst();
    }
}
