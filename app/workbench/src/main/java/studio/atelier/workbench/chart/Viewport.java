package studio.atelier.workbench.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a chart is seen. An axis that nobody zoomed shows everything and follows data that grows; the vertical
 * one then fits what is in view. Plain data for one thread.
 */
public final class Viewport {

    private static final int NICE_PARTS = 5;
    private static final double LOG_MARGIN = 0.04;
    private static final double ROOM_FOR_LABELS = 1.07;

    private @Nullable Range x;
    private @Nullable Range y;

    /** Shows everything again. */
    public void reset() {
        x = null;
        y = null;
    }

    public boolean isZoomed() {
        return x != null || y != null;
    }

    /** @param range what the horizontal axis shows, or null for everything */
    public void showX(@Nullable Range range) {
        x = range;
    }

    /** @param range what the vertical axis shows, or null to fit what is in view */
    public void showY(@Nullable Range range) {
        y = range;
    }

    /** @return the horizontal scale for the data as they are now */
    public Scale xScale(ChartModel model) {
        Axis axis = model.x();
        if (x != null && (axis.kind() != Scale.Kind.LOG || x.lo() > 0)) {
            return Scale.of(axis.kind(), x);
        }
        Range range = model.reach();
        double least = Double.POSITIVE_INFINITY;
        boolean points = false;
        for (Series series : counted(model)) {
            Range own = Extents.x(series);
            range = Range.union(range, own);
            least = own != null && own.lo() > 0 ? Math.min(least, own.lo()) : least;
            points |= series instanceof Series.Scatter;
        }
        if (axis.fromZero()) {
            range = Range.union(range, new Range(0, 0));
        }
        if (range == null) {
            return empty(axis.kind());
        }
        if (axis.kind() == Scale.Kind.LOG) {
            return log(range, least);
        }
        Scale scale = Scale.of(axis.kind(), range);
        return points ? scale.part(-0.03, 1.03) : scale;
    }

    /** @return the vertical scale for the data whose x is in view */
    public Scale yScale(ChartModel model, Scale across) {
        Axis axis = model.y();
        if (y != null && (axis.kind() != Scale.Kind.LOG || y.lo() > 0)) {
            return Scale.of(axis.kind(), y);
        }
        Range range = null;
        double least = Double.POSITIVE_INFINITY;
        boolean exact = axis.kind() == Scale.Kind.CATEGORY;
        for (Series series : counted(model)) {
            Range own = Extents.y(series, across.range());
            if (series instanceof Series.Bars && own != null) {
                own = new Range(own.lo() * ROOM_FOR_LABELS, own.hi() * ROOM_FOR_LABELS);
            }
            range = Range.union(range, own);
            least = Math.min(least, Extents.leastPositive(series, own));
            exact |= series instanceof Series.Heat;
        }
        if (range == null) {
            return empty(axis.kind());
        }
        if (axis.kind() == Scale.Kind.LOG) {
            return log(range, least);
        }
        if (exact) {
            return Scale.of(axis.kind(), range);
        }
        boolean nearZero = range.lo() > 0 && range.lo() < range.hi() * 0.3;
        if (axis.fromZero() || nearZero) {
            range = new Range(Math.min(0, range.lo()), Math.max(0, range.hi()));
        }
        return Scale.of(axis.kind(), Ticks.niceRange(range, NICE_PARTS));
    }

    /** Hidden series do not count, unless all are hidden: then the axes stay where they were. */
    private static List<Series> counted(ChartModel model) {
        List<Series> shown = Extents.shown(model);
        return shown.isEmpty() ? model.series() : shown;
    }

    private static Scale log(Range range, double leastPositive) {
        double lo = range.lo() > 0 ? range.lo() : leastPositive;
        if (!Double.isFinite(lo) || range.hi() <= 0) {
            return empty(Scale.Kind.LOG);
        }
        return Scale.of(Scale.Kind.LOG, new Range(lo, Math.max(lo, range.hi()))).part(-LOG_MARGIN, 1 + LOG_MARGIN);
    }

    private static Scale empty(Scale.Kind kind) {
        return kind == Scale.Kind.LOG ? new Scale(kind, 1, 10) : new Scale(kind, 0, 1);
    }

    /** Zooms the horizontal axis at a place of it, 0 to 1. */
    public void zoomX(Scale now, double unit, double factor) {
        x = now.zoom(unit, factor).range();
    }

    public void zoomY(Scale now, double unit, double factor) {
        y = now.zoom(unit, factor).range();
    }

    /** Moves the horizontal axis by a share of its length. */
    public void panX(Scale now, double units) {
        x = now.pan(units).range();
    }

    public void panY(Scale now, double units) {
        y = now.pan(units).range();
    }
}
