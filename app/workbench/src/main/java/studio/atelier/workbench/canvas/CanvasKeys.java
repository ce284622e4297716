package studio.atelier.workbench.canvas;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Keys of a canvas: arrows go from item to item, or pan while nothing is selected or with Alt; + and - zoom, 0 fits, 1
 * gives 100 %; Enter opens; Ctrl+A selects all; Esc clears.
 */
final class CanvasKeys<T> {

    private static final double PAN = 64;
    private static final double ZOOM = 1.25;

    private final CanvasView<T> view;

    CanvasKeys(CanvasView<T> view) {
        this.view = view;
    }

    void install() {
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() == view && !event.isConsumed() && handle(event)) {
                event.consume();
            }
        });
        view.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getTarget() == view && !event.isShortcutDown() && typed(event.getCharacter())) {
                event.consume();
            }
        });
    }

    private boolean handle(KeyEvent event) {
        KeyCode code = event.getCode();
        if (event.isShortcutDown()) {
            if (code == KeyCode.A) {
                view.model().selectAll();
                return true;
            }
            return false;
        }
        return switch (code) {
            case LEFT, KP_LEFT -> arrow(Direction.LEFT, event);
            case RIGHT, KP_RIGHT -> arrow(Direction.RIGHT, event);
            case UP, KP_UP -> arrow(Direction.UP, event);
            case DOWN, KP_DOWN -> arrow(Direction.DOWN, event);
            case ENTER -> open();
            case ESCAPE -> clear();
            default -> false;
        };
    }

    /** Characters, because the keys of + and - differ from keyboard to keyboard. */
    private boolean typed(String character) {
        switch (character) {
            case "+", "=" -> view.zoomBy(ZOOM);
            case "-" -> view.zoomBy(1 / ZOOM);
            case "0" -> view.fit();
            case "1" -> view.zoomToScale(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean arrow(Direction direction, KeyEvent event) {
        Optional<T> lead = view.model().selection().lead();
        if (lead.isEmpty() || event.isAltDown()) {
            view.glideTo(view.destination().panned(-direction.dx() * PAN, -direction.dy() * PAN));
            return true;
        }
        lead.flatMap(item -> view.model().next(item, direction)).ifPresent(next -> {
            if (event.isShiftDown()) {
                view.model().selection().add(List.of(next));
            } else {
                view.model().selection().set(List.of(next));
            }
            view.model().index().box(next).ifPresent(view::reveal);
        });
        return true;
    }

    private boolean open() {
        Optional<T> lead = view.model().selection().lead();
        lead.ifPresent(view::open);
        return lead.isPresent();
    }

    private boolean clear() {
        boolean selected = !view.model().selection().isEmpty();
        view.model().selection().clear();
        return selected;
    }
}
