package studio.atelier.workbench.chart;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.theme.Theme;

/**
 * A line as small as a word, without axes: for lists, tables and gauges. Thousands of values are fine; they are summed
 * up to the width. JavaFX thread.
 */
public final class Sparkline extends Region {

    private static final double MARGIN = 2;

    private final Theme theme;
    private final Canvas canvas = new Canvas();
    private final CanvasPen pen = new CanvasPen(canvas.getGraphicsContext2D());
    private final Trace trace = new Trace();
    private final int color;
    private SeriesData data = new SeriesData();
    private @Nullable Range fixed;
    private boolean filled;
    private boolean lastDot;

    /**
     * @param color the number of its colour among the series
     */
    public Sparkline(Theme theme, int color) {
        this.theme = theme;
        this.color = color;
        getStyleClass().add("sparkline");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(canvas);
        setMinSize(0, 0);
        setPrefSize(72, 18);
        theme.follow(this, ignored -> requestLayout());
    }

    /** Shows these values at even distances; not finite for a gap. */
    public Sparkline show(double... values) {
        return show(SeriesData.of(values));
    }

    public Sparkline show(SeriesData shown) {
        data = shown;
        Range range = data.yRange(0, data.size());
        setAccessibleText(
                range == null
                        ? "No values yet"
                        : data.size() + " values from " + Times.number(range.lo()) + " to " + Times.number(range.hi()));
        requestLayout();
        return this;
    }

    /** @param range what the height stands for, or null for the range of the values */
    public Sparkline range(@Nullable Range range) {
        fixed = range;
        requestLayout();
        return this;
    }

    /** @param chosen whether the area below the line is tinted */
    public Sparkline filled(boolean chosen) {
        filled = chosen;
        requestLayout();
        return this;
    }

    /** @param chosen whether the last value has a dot */
    public Sparkline lastDot(boolean chosen) {
        lastDot = chosen;
        requestLayout();
        return this;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        canvas.setWidth(width);
        canvas.setHeight(height);
        canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        Range x = data.xRange();
        Range y = fixed == null ? data.yRange(0, data.size()) : fixed;
        if (x == null || y == null || width < 6 || height < 6) {
            return;
        }
        Scale across = Scale.of(Scale.Kind.LINEAR, x);
        Scale up = Scale.of(Scale.Kind.LINEAR, y);
        double right = lastDot ? 4 : MARGIN;
        Plot plot = new Plot(MARGIN, MARGIN, width - MARGIN - right, height - 2 * MARGIN, across, up);
        Color line = theme.palette().series(color);
        trace.follow(data, plot);
        if (filled) {
            trace.fill(canvas.getGraphicsContext2D(), height, line.deriveColor(0, 1, 1, 0.16));
        }
        trace.draw(pen, plot, line, 1.5, Dash.SOLID);
        int last = data.nearest(Double.MAX_VALUE);
        if (lastDot && last >= 0) {
            pen.dot(plot.px(data.x(last)), plot.py(data.y(last)), 2.2, line, Color.TRANSPARENT, 0);
        }
    }
}
