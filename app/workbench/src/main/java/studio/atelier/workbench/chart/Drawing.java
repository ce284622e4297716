package studio.atelier.workbench.chart;

import javafx.animation.AnimationTimer;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Theme;

/**
 * Two canvases of the size of the view: what is drawn, and what moves with the pointer above it. Either is painted at
 * most once a frame, and not at all while nothing changes. Follows the theme while it is in a scene. JavaFX thread.
 */
public abstract class Drawing extends Region {

    private final Theme theme;
    private final Canvas ground = new Canvas();
    private final Canvas above = new Canvas();
    private final CanvasPen groundPen = new CanvasPen(ground.getGraphicsContext2D());
    private final CanvasPen abovePen = new CanvasPen(above.getGraphicsContext2D());
    private final AnimationTimer frame = new AnimationTimer() {
        @Override
        public void handle(long now) {
            stop();
            paintNow();
        }
    };
    private boolean groundDue;
    private boolean aboveDue;
    private Subscription colours = Subscription.EMPTY;

    protected Drawing(Theme theme) {
        this.theme = theme;
        getChildren().addAll(ground, above);
        setMinSize(0, 0);
        setFocusTraversable(true);
        sceneProperty().subscribe(scene -> {
            colours.unsubscribe();
            colours =
                    scene == null ? Subscription.EMPTY : theme.paletteProperty().subscribe(ignored -> requestPaint());
        });
    }

    /** Paints everything below the pointer on a clear canvas. */
    protected abstract void paint(Pen pen, double width, double height);

    /** Paints what moves with the pointer on a clear canvas. */
    protected abstract void paintAbove(Pen pen, double width, double height);

    protected final Palette palette() {
        return theme.palette();
    }

    /** Asks for a frame; any number of calls before it comes make one. */
    public final void requestPaint() {
        groundDue = true;
        requestAbove();
    }

    /** Asks for a frame of what moves with the pointer. */
    protected final void requestAbove() {
        if (!aboveDue) {
            aboveDue = true;
            frame.start();
        }
    }

    /** @return whether a frame is due: what is seen is old */
    public final boolean isPaintDue() {
        return aboveDue;
    }

    /** Paints what is due at once; frames use it, and measurements. */
    public final void paintNow() {
        boolean all = groundDue;
        groundDue = false;
        aboveDue = false;
        double width = getWidth();
        double height = getHeight();
        if (width < 1 || height < 1) {
            return;
        }
        abovePen.begin(palette().type());
        if (all) {
            groundPen.begin(palette().type());
            ground.getGraphicsContext2D().clearRect(0, 0, width, height);
            paint(groundPen, width, height);
        }
        above.getGraphicsContext2D().clearRect(0, 0, width, height);
        paintAbove(abovePen, width, height);
    }

    @Override
    protected void layoutChildren() {
        if (ground.getWidth() != getWidth() || ground.getHeight() != getHeight()) {
            for (Canvas canvas : new Canvas[] {ground, above}) {
                canvas.setWidth(getWidth());
                canvas.setHeight(getHeight());
            }
            groundDue = true;
            paintNow();
        }
    }
}
