package studio.atelier.engine.dataprep.flow;

/**
 * What keeps a flow from running.
 *
 * @param kind what is wrong
 * @param nodeId the node, empty if it is the whole flow
 * @param message a sentence that names the node and what to do
 */
public record FlowProblem(Kind kind, String nodeId, String message) {

    /** Kinds of problems. */
    public enum Kind {
        UNKNOWN_OPERATOR,
        DANGLING_INPUT,
        DUPLICATE_NODE,
        CYCLE,
        MISSING_PARAMETER,
        INVALID_PARAMETER,
        UNKNOWN_OUTPUT
    }
}
