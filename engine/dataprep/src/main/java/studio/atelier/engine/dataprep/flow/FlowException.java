package studio.atelier.engine.dataprep.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flow cannot run, or a node of it failed. The message names the nodes and says what to do. */
public final class FlowException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String text;

    public FlowException(String message) {
        this(message, null);
    }

    public FlowException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.text = message;
    }

    /** Something is wrong at a node. */
    public static FlowException at(FlowNode node, String message) {
        return at(node, message, null);
    }

    /** Something is wrong at a node. */
    public static FlowException at(FlowNode node, String message, @Nullable Throwable cause) {
        String label = node.label();
        return new FlowException(Character.toUpperCase(label.charAt(0)) + label.substring(1) + ": " + message, cause);
    }

    /** The flow did not pass its checks. */
    public static FlowException of(List<FlowProblem> problems) {
        String all =
                String.join(" ", problems.stream().map(FlowProblem::message).toList());
        return new FlowException(problems.size() == 1 ? all : problems.size() + " problems: " + all);
    }

    @Override
    public String getMessage() {
        return text;
    }
}
