package studio.atelier.designer.graph;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.canvas.CanvasView;

/** Lifts the card under the pointer and shows its buttons, until the pointer has left both for a moment. */
final class CardHover {

    private static final double BUTTONS_FROM = 0.6;

    private final CanvasView<String> view;
    private final ActionBar actions;
    private final Consumer<@Nullable String> lift;

    /** The pointer leaves the card before it enters the bar, and may take a short way across the ground. */
    private final PauseTransition grace = new PauseTransition(Duration.millis(200));

    /**
     * @param lift told which card to lift, or null for none
     */
    CardHover(CanvasView<String> view, ActionBar actions, Consumer<@Nullable String> lift) {
        this.view = view;
        this.actions = actions;
        this.lift = lift;
        grace.setOnFinished(event -> leave());
        view.hoveredProperty().subscribe(this::hovered);
        view.viewportProperty().subscribe(now -> actions.hide());
        actions.hoverProperty().subscribe(over -> grace.playFromStart());
    }

    private void hovered(@Nullable String node) {
        if (node == null) {
            grace.playFromStart();
            return;
        }
        lift.accept(node);
        view.model().index().box(node).map(view.viewport()::toScreen).ifPresent(at -> {
            if (view.viewport().scale() >= BUTTONS_FROM) {
                actions.showFor(node, at.right(), at.y());
            }
        });
    }

    private void leave() {
        if (!actions.isHover() && view.hoveredProperty().get() == null) {
            lift.accept(null);
            actions.hide();
            view.redraw();
        }
    }
}
