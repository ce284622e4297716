package studio.atelier.designer.graph;

import javafx.scene.text.Font;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.theme.Token;

/**
 * What the lower part of a card says.
 *
 * @param icon empty for none
 * @param detail after the word; may be empty
 */
record Foot(String icon, String word, Font font, Token color, String detail, Token detailColor) {

    static Foot of(GraphNode node, NodeState state) {
        if (state.errors() > 0) {
            return new Foot(
                    "ci-warning-filled",
                    state.problem().isEmpty() ? count(state.errors(), "error") : state.problem(),
                    Pen.SMALL,
                    Token.STATUS_FAILED,
                    "",
                    Token.TEXT_2);
        }
        if (state.status().isEmpty()) {
            return idle(node, state);
        }
        Status status = state.status().get();
        return switch (status) {
            case WAITING ->
                new Foot(status.icon(), status.word(), Pen.SMALL, status.color(), state.detail(), Token.TEXT_3);
            case RUNNING ->
                new Foot(
                        status.icon(),
                        state.detail().isEmpty() ? status.word() : state.detail(),
                        Pen.SMALL_MEDIUM,
                        status.color(),
                        "",
                        Token.TEXT_2);
            default ->
                new Foot(status.icon(), status.word(), Pen.SMALL_MEDIUM, status.color(), state.detail(), Token.TEXT_2);
        };
    }

    private static Foot idle(GraphNode node, NodeState state) {
        if (state.warnings() > 0) {
            String text = state.problem().isEmpty() ? count(state.warnings(), "warning") : state.problem();
            return new Foot("ci-warning-alt-filled", text, Pen.SMALL, Token.STATUS_WARNING, "", Token.TEXT_2);
        }
        String text = state.detail().isEmpty() ? node.rest() : state.detail();
        String icon = state.detail().isEmpty() ? "" : "ci-checkmark-outline";
        return new Foot(icon, text, Pen.SMALL, Token.TEXT_3, "", Token.TEXT_3);
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** The same for a screen reader. */
    String spoken() {
        return detail.isEmpty() ? word : word + " " + detail;
    }
}
