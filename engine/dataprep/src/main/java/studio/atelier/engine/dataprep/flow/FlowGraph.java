package studio.atelier.engine.dataprep.flow;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The nodes of a flow and what they need. Edges live in the nodes' inputs; node order means nothing. */
public final class FlowGraph {

    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();

    public FlowGraph(FlowDocument flow) {
        flow.nodes().forEach(node -> nodes.putIfAbsent(node.id(), node));
    }

    public Optional<FlowNode> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /**
     * The wanted nodes and all that they need, each after what it needs. Inputs that lead nowhere
     * are left out; of a cycle each node comes once.
     */
    public List<FlowNode> needed(Collection<String> wanted) {
        Set<String> done = new LinkedHashSet<>();
        Set<String> entered = new HashSet<>();
        Deque<String> stack = new ArrayDeque<>(List.copyOf(wanted));
        while (!stack.isEmpty()) {
            String id = stack.peek();
            FlowNode node = nodes.get(id);
            if (node == null || done.contains(id)) {
                stack.pop();
            } else if (entered.add(id)) {
                node.inputs().reversed().stream()
                        .map(input -> input.from().nodeId())
                        .filter(source -> !entered.contains(source))
                        .forEach(stack::push);
            } else {
                done.add(id);
                stack.pop();
            }
        }
        return done.stream().flatMap(id -> node(id).stream()).toList();
    }

    /** A node that needs itself, if there is one among the wanted nodes and what they need. */
    public Optional<FlowNode> cycle(Collection<String> wanted) {
        Set<String> before = new HashSet<>();
        for (FlowNode node : needed(wanted)) {
            for (FlowNode.Input input : node.inputs()) {
                String source = input.from().nodeId();
                if (nodes.containsKey(source) && !before.contains(source)) {
                    return Optional.of(node);
                }
            }
            before.add(node.id());
        }
        return Optional.empty();
    }
}
