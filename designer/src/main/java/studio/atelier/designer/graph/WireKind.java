package studio.atelier.designer.graph;

/** What goes along a wire, which is also the shape of its ports. */
public enum WireKind {
    /** A file or a prefix in storage. */
    DATA,
    /** A value of another step, or a parameter. */
    PROPERTY,
    /** Nothing but the order. */
    ORDER,
    /** From a Condition or a ForEach into a step of its branch or body. */
    BRANCH
}
