package studio.atelier.designer.graph;

/**
 * Where wires meet a card: on top if it is an input, else at the bottom.
 *
 * @param node id of the node
 * @param input false for an output
 * @param kind of all its wires
 * @param name such as a channel, an output, a property; empty if there is nothing to say
 */
public record Port(String node, boolean input, WireKind kind, String name) {}
