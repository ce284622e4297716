package studio.atelier.workbench.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import studio.atelier.workbench.theme.Theme;

/**
 * A canvas of the size of its region that is painted in the layout pass, so at most once a frame however often that is
 * asked for. It is not managed, so asking bothers no parent.
 */
final class Surface extends Region {

    private final Theme theme;
    private final Canvas canvas = new Canvas();
    private final List<Painter> painters = new ArrayList<>();
    private Viewport viewport = Viewport.ORIGIN;
    private long nanos;

    Surface(Theme theme) {
        this.theme = theme;
        setManaged(false);
        setMouseTransparent(true);
        getChildren().add(canvas);
        theme.follow(this, palette -> redraw());
    }

    List<Painter> painters() {
        return painters;
    }

    void show(Viewport wanted) {
        viewport = wanted;
        redraw();
    }

    void at(long frameNanos) {
        nanos = frameNanos;
        redraw();
    }

    void redraw() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        Frame frame = new Frame(
                g,
                viewport,
                viewport.visible(getWidth(), getHeight()),
                getWidth(),
                getHeight(),
                theme.palette(),
                nanos);
        for (Painter painter : painters) {
            g.save();
            frame.inWorld();
            painter.paint(frame);
            g.restore();
        }
    }
}
