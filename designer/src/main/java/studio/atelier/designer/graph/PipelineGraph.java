package studio.atelier.designer.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;

/**
 * A definition as nodes and wires. Plain data, immutable. Every step of the definition is a node, those in branches and
 * in bodies of ForEach too.
 */
public final class PipelineGraph {

    private final Map<String, GraphNode> nodes;
    private final List<Wire> wires;
    private final List<ParameterRow> parameters;
    private final Map<String, Set<String>> uses;
    private final Map<String, List<Port>> ports = new LinkedHashMap<>();
    private final Map<Port, List<Wire>> into = new LinkedHashMap<>();
    private final Map<String, GraphNode> named = new HashMap<>();

    /**
     * A parameter of the pipeline.
     *
     * @param value the default as text; empty if there is none
     */
    public record ParameterRow(String name, String value) {}

    PipelineGraph(
            Map<String, GraphNode> nodes,
            List<Wire> wires,
            List<ParameterRow> parameters,
            Map<String, Set<String>> uses) {
        this.nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        this.wires = List.copyOf(wires);
        this.parameters = List.copyOf(parameters);
        this.uses = Map.copyOf(uses);
        Map<String, Set<Port>> found = new LinkedHashMap<>();
        for (Wire wire : wires) {
            found.computeIfAbsent(wire.from().node(), n -> new LinkedHashSet<>())
                    .add(wire.from());
            found.computeIfAbsent(wire.to().node(), n -> new LinkedHashSet<>()).add(wire.to());
            into.computeIfAbsent(wire.to(), p -> new ArrayList<>()).add(wire);
        }
        nodes.values().forEach(node -> named.putIfAbsent(node.step(), node));
        found.forEach((node, set) -> ports.put(node, new ArrayList<>(set)));
    }

    /** A graph without anything. */
    public static PipelineGraph empty() {
        return new PipelineGraph(Map.of(), List.of(), List.of(), Map.of());
    }

    public static PipelineGraph of(PipelineDefinition definition) {
        return new GraphBuilder(definition).build();
    }

    /** By id, in the order of the definition. */
    public Map<String, GraphNode> nodes() {
        return nodes;
    }

    public Optional<GraphNode> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** The node of a step, by its name; the first one if the name is used twice. */
    public Optional<GraphNode> named(String step) {
        return Optional.ofNullable(named.get(step));
    }

    public List<Wire> wires() {
        return wires;
    }

    public List<ParameterRow> parameters() {
        return parameters;
    }

    /** The parameters that a step mentions. */
    public Set<String> parametersOf(String node) {
        return uses.getOrDefault(node, Set.of());
    }

    /** The ports of a node that have wires. */
    public List<Port> ports(String node) {
        return ports.getOrDefault(node, List.of());
    }

    /** The wires that end at an input. */
    public List<Wire> into(Port input) {
        return into.getOrDefault(input, List.of());
    }
}
