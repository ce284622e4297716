package studio.atelier.workbench.scroll;

import javafx.animation.AnimationTimer;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Theme;

/**
 * A canvas of the size of the view with a bar on either side. It paints at most once a frame, and not at all while
 * nothing changes. It follows the theme only while it is in a scene, so that a closed view is not kept alive.
 */
public abstract class ScrolledCanvas extends Region {

    /** The breadth of a scroll bar, in pixels. */
    protected static final double BAR = 10;

    /** The shortest thumb that a hand can grab, in pixels. */
    private static final double THUMB = 28;

    protected final Extent across = new Extent();
    protected final Extent down = new Extent();
    protected final TextPen pen = new TextPen();

    private final Theme theme;
    private final Canvas canvas = new Canvas();
    private final ScrollBar acrossBar = new ScrollBar();
    private final ScrollBar downBar = new ScrollBar();
    private final AnimationTimer frame = new AnimationTimer() {
        @Override
        public void handle(long now) {
            stop();
            paintNow();
        }
    };
    private boolean asked;
    private boolean syncing;
    private Subscription colours = Subscription.EMPTY;

    protected ScrolledCanvas(Theme theme) {
        this.theme = theme;
        downBar.setOrientation(Orientation.VERTICAL);
        for (ScrollBar bar : new ScrollBar[] {acrossBar, downBar}) {
            bar.setMin(0);
            bar.setMax(1);
            bar.setFocusTraversable(false);
            bar.setManaged(false);
        }
        getChildren().addAll(canvas, acrossBar, downBar);
        acrossBar.valueProperty().subscribe(value -> byBar(across, value.doubleValue()));
        downBar.valueProperty().subscribe(value -> byBar(down, value.doubleValue()));
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        sceneProperty().subscribe(scene -> {
            colours.unsubscribe();
            colours =
                    scene == null ? Subscription.EMPTY : theme.paletteProperty().subscribe(ignored -> restyle());
        });
        setMinSize(0, 0);
    }

    /**
     * Paints everything in view.
     *
     * @param width of what the content may use, without the bar on the right
     * @param height likewise
     */
    protected abstract void paint(GraphicsContext g, double width, double height);

    /** @return how wide and high the content is, in pixels, parts that do not scroll left out */
    protected abstract Size content();

    /** @return the strips on the left and at the top that do not scroll, in pixels */
    protected abstract Size fixed();

    /** Called when colours or the size of text changed, before the content is measured. */
    protected void restyled() {}

    /** Called after the view moved, before it is painted. */
    protected void moved() {}

    /** Called after the wheel or a bar moved the view. */
    protected void movedByHand() {}

    protected Palette palette() {
        return theme.palette();
    }

    protected Theme theme() {
        return theme;
    }

    /** Asks for a frame; any number of calls before it comes make one. */
    public final void requestPaint() {
        if (!asked) {
            asked = true;
            frame.start();
        }
    }

    /** @return whether a frame is due: what is on the canvas is old */
    public final boolean isPaintDue() {
        return asked;
    }

    /** Measures the content again; paints. For changes of the content's size. */
    protected final void contentChanged() {
        measure();
        requestPaint();
    }

    /** Applies positions that the view itself changed. */
    protected final void positionChanged() {
        syncBars();
        moved();
        requestPaint();
    }

    /** Paints at once; frames use it, and measurements. */
    public final void paintNow() {
        asked = false;
        double width = viewWidth();
        double height = viewHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        paint(g, width, height);
    }

    protected final double viewWidth() {
        return getWidth() - (downBar.isVisible() ? BAR : 0);
    }

    protected final double viewHeight() {
        return getHeight() - (acrossBar.isVisible() ? BAR : 0);
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
        measure();
        paintNow();
    }

    private void restyle() {
        restyled();
        contentChanged();
    }

    private void measure() {
        Size content = content();
        Size fixed = fixed();
        double width = getWidth() - fixed.width();
        double height = getHeight() - fixed.height();
        boolean right = content.height() > height;
        boolean below = content.width() > width - (right ? BAR : 0);
        right |= below && content.height() > height - BAR;
        downBar.setVisible(right);
        acrossBar.setVisible(below);
        across.resize(content.width(), width - (right ? BAR : 0));
        down.resize(content.height(), height - (below ? BAR : 0));
        downBar.resizeRelocate(getWidth() - BAR, fixed.height(), BAR, Math.max(0, viewHeight() - fixed.height()));
        acrossBar.resizeRelocate(fixed.width(), getHeight() - BAR, Math.max(0, viewWidth() - fixed.width()), BAR);
        syncBars();
        moved();
    }

    private void syncBars() {
        syncing = true;
        sync(acrossBar, across, acrossBar.getWidth());
        sync(downBar, down, downBar.getHeight());
        syncing = false;
    }

    private static void sync(ScrollBar bar, Extent extent, double track) {
        double share = extent.content() == 0 ? 1 : extent.viewport() / extent.content();
        bar.setVisibleAmount(Math.clamp(Math.max(share, track <= 0 ? 0 : THUMB / track), 0, 1));
        bar.setBlockIncrement(extent.end() == 0 ? 1 : extent.viewport() / extent.end());
        bar.setUnitIncrement(extent.end() == 0 ? 1 : 24 / extent.end());
        bar.setValue(extent.ratio());
    }

    private void byBar(Extent extent, double ratio) {
        if (!syncing && extent.moveToRatio(ratio)) {
            moved();
            movedByHand();
            requestPaint();
        }
    }

    private void wheel(ScrollEvent event) {
        if (event.isShortcutDown()) {
            return;
        }
        boolean sideways = event.isShiftDown() && event.getDeltaX() == 0;
        boolean moved = across.moveBy(-(sideways ? event.getDeltaY() : event.getDeltaX()));
        moved |= down.moveBy(-(sideways ? 0 : event.getDeltaY()));
        if (moved) {
            movedByHand();
            positionChanged();
            event.consume();
        }
    }
}
