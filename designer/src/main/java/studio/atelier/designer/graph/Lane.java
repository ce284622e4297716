package studio.atelier.designer.graph;

/**
 * A branch of a Condition, or the body of a ForEach.
 *
 * @param owner id of the node that decides about it
 * @param title {@code If true}, {@code Else} or {@code Each}
 */
public record Lane(String owner, String title) {}
