package studio.atelier.workbench.canvas;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.theme.Token;

/** The rubber band: from where the mouse was pressed to where it is, selecting what it touches. */
final class Band<T> implements Painter {

    private final CanvasView<T> view;
    private Collection<T> before = List.of();
    private @Nullable Box world;
    private double startX;
    private double startY;

    Band(CanvasView<T> view) {
        this.view = view;
    }

    /** @param keep whether what is selected stays so */
    void begin(double worldX, double worldY, boolean keep) {
        before = keep ? List.copyOf(view.model().selection().items()) : List.of();
        startX = worldX;
        startY = worldY;
    }

    void to(double worldX, double worldY) {
        Box box = Box.between(startX, startY, worldX, worldY);
        world = box;
        Selection<T> selection = view.model().selection();
        selection.set(Stream.concat(before.stream(), view.model().index().in(box).stream())
                .toList());
        view.redraw();
    }

    boolean isActive() {
        return world != null;
    }

    void end() {
        world = null;
        view.redraw();
    }

    /** Ends, and selects what was selected before. */
    void cancel() {
        if (world != null) {
            view.model().selection().set(before);
            end();
        }
    }

    @Override
    public void paint(Frame frame) {
        Box box = world;
        if (box == null) {
            return;
        }
        frame.inPixels();
        Box at = frame.viewport().toScreen(box);
        Color focus = frame.palette().get(Token.FOCUS);
        frame.g().setFill(focus.deriveColor(0, 1, 1, 0.08));
        frame.g().fillRect(at.x(), at.y(), at.width(), at.height());
        frame.g().setStroke(focus);
        frame.g().setLineWidth(1);
        frame.g()
                .strokeRect(
                        Math.floor(at.x()) + 0.5,
                        Math.floor(at.y()) + 0.5,
                        Math.floor(at.width()),
                        Math.floor(at.height()));
    }
}
