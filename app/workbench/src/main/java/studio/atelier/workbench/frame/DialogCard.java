package studio.atelier.workbench.frame;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.atelier.workbench.control.Labels;

/** A question over the window: title, body, buttons at the lower right. Escape closes it. */
public final class DialogCard extends VBox {

    private final VBox body = new VBox();
    private final HBox buttons = new HBox(8);
    private Runnable close = () -> {};

    /**
     * @param title a question or a verb
     * @param width in pixels, 480 or 640
     */
    public DialogCard(String title, double width) {
        getStyleClass().add("dialog-card");
        setMinWidth(width);
        setMaxWidth(width);
        setMaxHeight(Region.USE_PREF_SIZE);
        Label head = Labels.of(title, "at-title");
        head.setWrapText(true);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        setSpacing(12);
        getChildren().addAll(head, body, buttons);
        setAccessibleText(title);
    }

    public void setBody(Node... nodes) {
        body.getChildren().setAll(nodes);
    }

    /**
     * @param nodes from left to right; the last one is what the dialog is for. The first goes to the left edge if there
     *     are more than two.
     */
    public void setButtons(Node... nodes) {
        buttons.getChildren().setAll(nodes);
        if (nodes.length > 2) {
            buttons.getChildren().add(1, Labels.spring());
        }
    }

    /**
     * @return what has the focus at first: the first field, or what the dialog is for, or else the way out; never what
     *     loses something
     */
    Optional<Node> first() {
        List<Node> all = focusable(this).toList();
        return all.stream()
                .filter(node -> !(node instanceof ButtonBase))
                .findFirst()
                .or(() -> all.stream()
                        .filter(node -> node instanceof Button button && button.isDefaultButton())
                        .findFirst())
                .or(() -> all.stream()
                        .filter(node -> node instanceof Button button && button.isCancelButton())
                        .findFirst())
                .or(() -> all.stream().findFirst());
    }

    private static Stream<Node> focusable(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .filter(child -> child.isVisible() && !child.isDisabled())
                .flatMap(child -> child.isFocusTraversable()
                        ? Stream.of(child)
                        : child instanceof Parent inner ? focusable(inner) : Stream.empty());
    }

    /** Takes the dialog away. */
    public void close() {
        close.run();
    }

    void onClose(Runnable action) {
        this.close = action;
    }
}
