package studio.atelier.engine.pipelines.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Orders steps, and finds what has no order. No recursion, so that a long chain cannot exhaust the stack. */
final class TopologicalOrder {

    private TopologicalOrder() {}

    /** The steps that have an order; shorter than all steps if there is a cycle. */
    static List<String> of(StepGraph graph) {
        List<String> names = List.copyOf(graph.names());
        Map<String, Integer> places = new HashMap<>();
        Map<String, Integer> waiting = new HashMap<>();
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
            int count = graph.dependencies(names.get(i)).size();
            waiting.put(names.get(i), count);
            if (count == 0) {
                ready.add(i);
            }
        }
        List<String> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            String name = names.get(ready.remove());
            order.add(name);
            for (String next : graph.dependants(name)) {
                if (waiting.merge(next, -1, Integer::sum) == 0) {
                    ready.add(places.getOrDefault(next, 0));
                }
            }
        }
        return order;
    }

    /** One cycle of each group of steps that wait for each other. */
    static List<List<String>> cycles(StepGraph graph) {
        Set<String> unordered = new LinkedHashSet<>(graph.names());
        unordered.removeAll(Set.copyOf(of(graph)));
        List<List<String>> cycles = new ArrayList<>();
        for (Set<String> group : ConnectedGroups.of(unordered, graph::dependants)) {
            String start = group.iterator().next();
            if (group.size() > 1 || graph.dependants(start).contains(start)) {
                cycles.add(wayRound(graph, start, group));
            }
        }
        return cycles;
    }

    /** The shortest way from a step along those of its group that wait for it back to itself. */
    private static List<String> wayRound(StepGraph graph, String start, Set<String> group) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String name = open.remove();
            for (String next : graph.dependants(name)) {
                if (next.equals(start)) {
                    return path(cameFrom, name, start);
                }
                if (group.contains(next) && cameFrom.putIfAbsent(next, name) == null) {
                    open.add(next);
                }
            }
        }
        throw new IllegalStateException("No way leads from " + start + " back to it");
    }

    private static List<String> path(Map<String, String> cameFrom, String last, String start) {
        Deque<String> path = new ArrayDeque<>(List.of(start));
        for (String name = last; name != null && !name.equals(start); name = cameFrom.get(name)) {
            path.addFirst(name);
        }
        path.addFirst(start);
        return List.copyOf(path);
    }
}
