package studio.atelier.engine.pipelines.expression;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import studio.atelier.engine.pipelines.definition.Branch;
import studio.atelier.engine.pipelines.definition.Enclosing;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Step;

/**
 * Which step waits for which. The order of steps in the definition means nothing; a step waits for the
 * steps in its DependsOn, for those it mentions (a Condition: in its Conditions), and for the Condition
 * around it.
 */
public final class StepGraph {

    private final Map<String, Step> steps;
    private final List<Edge> edges;
    private final Map<String, Set<String>> dependencies;
    private final Map<String, Set<String>> dependants;

    private StepGraph(Map<String, Step> steps, List<Edge> edges) {
        this.steps = steps;
        this.edges = List.copyOf(edges);
        this.dependencies = new LinkedHashMap<>();
        this.dependants = new LinkedHashMap<>();
        steps.keySet().forEach(name -> {
            dependencies.put(name, new LinkedHashSet<>());
            dependants.put(name, new LinkedHashSet<>());
        });
        for (Edge edge : edges) {
            if (steps.containsKey(edge.from()) && steps.containsKey(edge.to())) {
                neighbours(dependencies, edge.to()).add(edge.from());
                neighbours(dependants, edge.from()).add(edge.to());
            }
        }
    }

    public static StepGraph of(PipelineDefinition definition) {
        return of(definition.steps());
    }

    /** The graph of some steps; what they mention besides is no part of it. */
    public static StepGraph of(List<Step> all) {
        Map<String, Step> steps = new LinkedHashMap<>();
        all.stream().filter(s -> !s.name().isEmpty()).forEach(s -> steps.putIfAbsent(s.name(), s));
        return new StepGraph(steps, EdgeFinder.find(all));
    }

    /** Names of all steps, in the order of the definition. */
    public Set<String> names() {
        return Collections.unmodifiableSet(steps.keySet());
    }

    /** All edges, also those that name a step that does not exist. */
    public List<Edge> edges() {
        return edges;
    }

    /** The steps that a step waits for directly. */
    public Set<String> dependencies(String step) {
        return Collections.unmodifiableSet(neighbours(dependencies, step));
    }

    /** The steps that wait directly for a step. */
    public Set<String> dependants(String step) {
        return Collections.unmodifiableSet(neighbours(dependants, step));
    }

    /** All steps that must be over before any of these starts; these are not among them unless there is a cycle. */
    public Set<String> upstream(Collection<String> of) {
        return reachable(of, this::dependencies);
    }

    /** All steps that wait, also through others, for one of these. */
    public Set<String> downstream(Collection<String> of) {
        return reachable(of, this::dependants);
    }

    /** These steps and every step on a path between two of them. */
    public Set<String> connected(Collection<String> selected) {
        Set<String> below = downstream(selected);
        Set<String> above = upstream(selected);
        Set<String> result = new LinkedHashSet<>();
        for (String name : names()) {
            if (selected.contains(name) || below.contains(name) && above.contains(name)) {
                result.add(name);
            }
        }
        return result;
    }

    /**
     * All steps, each after those it waits for; where that leaves a choice, in the order of the definition.
     *
     * @throws IllegalStateException if there is a cycle, naming it
     */
    public List<String> order() {
        List<String> order = TopologicalOrder.of(this);
        if (order.size() < steps.size()) {
            throw new IllegalStateException(
                    "The steps wait for each other in a circle: " + String.join(" -> ", cycles().getFirst()));
        }
        return order;
    }

    /** Groups of steps that wait for each other: each a way round, in which the first step is named again at the end. */
    public List<List<String>> cycles() {
        return TopologicalOrder.cycles(this);
    }

    /**
     * The steps that may start now: not yet started, all they wait for succeeded, and the Condition around
     * them took their branch.
     *
     * @param succeeded steps that succeeded
     * @param started steps that were started, whatever became of them
     * @param outcomes outcome of each Condition that is over
     */
    public Set<String> ready(Set<String> succeeded, Set<String> started, Map<String, Boolean> outcomes) {
        Set<String> ready = new LinkedHashSet<>();
        for (String name : names()) {
            if (!started.contains(name)
                    && !succeeded.contains(name)
                    && succeeded.containsAll(dependencies(name))
                    && taken(name, outcomes)) {
                ready.add(name);
            }
        }
        return ready;
    }

    /** The steps that can never run: those in branches that were not taken, and all that wait for them. */
    public Set<String> notTaken(Map<String, Boolean> outcomes) {
        Set<String> left = new LinkedHashSet<>();
        steps.forEach((name, step) -> {
            if (outcome(step, outcomes).filter(taken -> !taken).isPresent()) {
                left.add(name);
            }
        });
        left.addAll(downstream(left));
        return left;
    }

    /** The step of a name. */
    public Optional<Step> step(String name) {
        return Optional.ofNullable(steps.get(name));
    }

    private boolean taken(String name, Map<String, Boolean> outcomes) {
        Step step = steps.get(name);
        return step != null
                && (step.enclosing().isEmpty() || outcome(step, outcomes).orElse(false));
    }

    /** Whether the Condition around a step took its branch; empty while that is open, or if there is none. */
    private static Optional<Boolean> outcome(Step step, Map<String, Boolean> outcomes) {
        return step.enclosing().flatMap(e -> outcome(e, outcomes));
    }

    private static Optional<Boolean> outcome(Enclosing enclosing, Map<String, Boolean> outcomes) {
        return Optional.ofNullable(outcomes.get(enclosing.condition()))
                .map(outcome -> Branch.taken(outcome) == enclosing.branch());
    }

    private static Set<String> neighbours(Map<String, Set<String>> map, String step) {
        Set<String> found = map.get(step);
        return found == null ? Set.of() : found;
    }

    private static Set<String> reachable(Collection<String> from, Function<String, Set<String>> next) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (String name : next.apply(open.pop())) {
                if (seen.add(name)) {
                    open.push(name);
                }
            }
        }
        return seen;
    }
}
