package studio.atelier.engine.catalog.lineage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sagemaker.model.Direction;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.metadata.ResourceKinds;
import tools.jackson.databind.node.ObjectNode;

/** The associations of a workspace as a graph of ARNs. What an association names need not be stored here. */
final class LineageGraph {

    /** An association, by the ARNs of its ends. */
    record Edge(String source, String destination, ObjectNode association) {}

    /**
     * What a walk came to.
     *
     * @param from the ARN before it on a shortest way, by ARN, in the order in which they were come to; a start is its
     *     own
     * @param edges what was walked along, whether it led to something new or not
     */
    record Walk(Map<String, String> from, Set<Edge> edges) {

        /** All on the ways from the starts to these, in the order of the walk. */
        Set<String> ways(Collection<String> ends) {
            Set<String> on = new LinkedHashSet<>();
            for (String end : ends) {
                for (String at = end; on.add(at); ) {
                    at = from.getOrDefault(at, at);
                }
            }
            Set<String> ordered = new LinkedHashSet<>(from.keySet());
            ordered.retainAll(on);
            return ordered;
        }
    }

    private final Map<String, List<Edge>> out = new LinkedHashMap<>();
    private final Map<String, List<Edge>> in = new LinkedHashMap<>();

    private LineageGraph() {}

    static LineageGraph of(Store store) {
        LineageGraph graph = new LineageGraph();
        for (Resource association : store.resources()
                .list(ListQuery.all(ResourceKinds.ASSOCIATION))
                .resources()
                .reversed()) {
            ObjectNode document = association.document();
            Edge edge = new Edge(
                    document.path("SourceArn").asString(""),
                    document.path("DestinationArn").asString(""),
                    document);
            graph.out.computeIfAbsent(edge.source(), _ -> new ArrayList<>()).add(edge);
            graph.in.computeIfAbsent(edge.destination(), _ -> new ArrayList<>()).add(edge);
        }
        return graph;
    }

    boolean has(String arn) {
        return out.containsKey(arn) || in.containsKey(arn);
    }

    /** Walks breadth first. @param depth the most associations between a start and what is come to */
    Walk walk(Collection<String> starts, Direction direction, int depth) {
        Map<String, String> from = new LinkedHashMap<>();
        Set<Edge> edges = new LinkedHashSet<>();
        ArrayDeque<String> level = new ArrayDeque<>();
        for (String start : starts) {
            from.put(start, start);
            level.add(start);
        }
        for (int i = 0; i < depth && !level.isEmpty(); i++) {
            ArrayDeque<String> next = new ArrayDeque<>();
            for (String arn : level) {
                for (Edge edge : edges(arn, direction)) {
                    edges.add(edge);
                    String other = edge.source().equals(arn) ? edge.destination() : edge.source();
                    if (from.putIfAbsent(other, arn) == null) {
                        next.add(other);
                    }
                }
            }
            level = next;
        }
        return new Walk(from, edges);
    }

    // An association points from what was there first to what came of it.
    private List<Edge> edges(String arn, Direction direction) {
        List<Edge> edges = new ArrayList<>();
        if (direction != Direction.ASCENDANTS) {
            edges.addAll(out.getOrDefault(arn, List.of()));
        }
        if (direction != Direction.DESCENDANTS) {
            edges.addAll(in.getOrDefault(arn, List.of()));
        }
        return edges;
    }
}
