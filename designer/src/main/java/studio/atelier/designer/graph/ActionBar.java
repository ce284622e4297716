package studio.atelier.designer.graph;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.theme.Icons;

/** The buttons on the upper right edge of the card under the pointer. */
final class ActionBar extends HBox {

    private @Nullable String node;

    ActionBar() {
        getStyleClass().add("at-card-actions");
        setManaged(false);
        setVisible(false);
    }

    void actions(List<CardAction> actions) {
        getChildren().setAll(actions.stream().map(this::button).toList());
    }

    /** Shows the bar above the right end of a card, all in pixels of the parent. */
    void showFor(String id, double right, double top) {
        node = id;
        if (!getChildren().isEmpty()) {
            setVisible(true);
            applyCss();
            autosize();
            relocate(right - getWidth() - 6, Math.max(2, top - getHeight() + 2));
        }
    }

    void hide() {
        node = null;
        setVisible(false);
    }

    private Button button(CardAction action) {
        Button button = new Button();
        button.setGraphic(Icons.of(action.icon()));
        button.setAccessibleText(action.tip());
        button.setTooltip(new Tooltip(action.tip()));
        button.getStyleClass().add("quiet");
        button.setFocusTraversable(false);
        Consumer<String> run = action.run();
        button.setOnAction(event -> {
            if (node != null) {
                run.accept(node);
            }
        });
        return button;
    }
}
