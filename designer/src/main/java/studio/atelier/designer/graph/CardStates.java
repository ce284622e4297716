package studio.atelier.designer.graph;

import java.util.HashMap;
import java.util.Map;

/** How it stands with each step of a graph. Plain data; a step that nobody told of is {@link NodeState#IDLE}. */
final class CardStates {

    private final Map<String, NodeState> states = new HashMap<>();

    NodeState of(String step) {
        return states.getOrDefault(step, NodeState.IDLE);
    }

    /** @return whether any step has another colour now, so that an overview of them is out of date */
    boolean replace(Map<String, NodeState> now) {
        boolean recoloured = states.size() != now.size()
                || now.entrySet().stream().anyMatch(entry -> recolours(entry.getKey(), entry.getValue()));
        states.clear();
        states.putAll(now);
        return recoloured;
    }

    /** @return whether the step has another colour now */
    boolean put(String step, NodeState state) {
        boolean recoloured = recolours(step, state);
        states.put(step, state);
        return recoloured;
    }

    /** @return whether the work of any step goes on */
    boolean anyMoving() {
        return states.values().stream().anyMatch(NodeState::isMoving);
    }

    private boolean recolours(String step, NodeState now) {
        NodeState before = of(step);
        return !before.status().equals(now.status()) || (before.errors() > 0) != (now.errors() > 0);
    }
}
