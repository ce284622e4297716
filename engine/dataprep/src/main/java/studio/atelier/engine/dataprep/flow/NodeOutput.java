package studio.atelier.engine.dataprep.flow;

import java.util.Optional;

/**
 * One output of a node, written {@code <node_id>.<output_name>} as processing outputs name it.
 *
 * @param nodeId the node
 * @param output {@code default}, or the name of a split
 */
public record NodeOutput(String nodeId, String output) {

    /** The output that a node has unless it says otherwise. */
    public static final String DEFAULT = "default";

    /** Empty if the text has no dot with something on both sides. Node ids hold no dots. */
    public static Optional<NodeOutput> parse(String text) {
        int dot = text.indexOf('.');
        return dot <= 0 || dot == text.length() - 1
                ? Optional.empty()
                : Optional.of(new NodeOutput(text.substring(0, dot), text.substring(dot + 1)));
    }

    @Override
    public String toString() {
        return nodeId + "." + output;
    }
}
