package studio.atelier.workbench.chart;

import java.time.ZoneId;
import java.util.List;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;

/** Lays a chart out and draws its axes and series. */
final class ChartPainter {

    private static final double GUTTER = 40;
    private static final double BOTTOM = 26;
    private static final double TITLE = 18;
    private static final double TOP = 10;
    private static final double RIGHT = 16;
    private static final double LABEL_GAP = 8;
    private static final double ROW = 36;
    private static final double COLUMN = 84;
    private static final double LONGEST_NAME = 110;

    private final SeriesPainter series;

    ChartPainter(Smoother smoother) {
        series = new SeriesPainter(smoother);
    }

    int thinned() {
        return series.thinned();
    }

    /** @return where the plot lies in an area, for the data as they are now */
    Plot layout(Pen pen, double x, double y, double width, double height, ChartModel model, Viewport view) {
        Scale across = view.xScale(model);
        Scale up = view.yScale(model, across);
        boolean titled = isTitled(model);
        double top = pen.px(TOP + (titled && !model.y().title().isEmpty() ? TITLE : 0));
        double bottom = pen.px(BOTTOM + (titled && !model.x().title().isEmpty() ? TITLE : 0));
        double inner = Math.max(20, height - top - bottom);
        double gutter = GUTTER;
        for (Tick tick : upTicks(model, up, inner)) {
            gutter = Math.max(gutter, Math.ceil(pen.width(fit(pen, tick.label()), TextStyle.AXIS)) + LABEL_GAP + 6);
        }
        double right = RIGHT + (heat(model) == null ? 0 : HeatPainter.KEY_WIDTH);
        return new Plot(x + gutter, y + top, Math.max(20, width - gutter - right), inner, across, up);
    }

    /** Axes of lines are named by the card at the pointer; others need their names beside them. */
    private static boolean isTitled(ChartModel model) {
        return model.series().stream().anyMatch(one -> !(one instanceof Series.Line));
    }

    private static Series.@Nullable Heat heat(ChartModel model) {
        for (Series one : model.series()) {
            if (one instanceof Series.Heat heat && model.isShown(one)) {
                return heat;
            }
        }
        return null;
    }

    private static List<Tick> upTicks(ChartModel model, Scale scale, double height) {
        int room = scale.kind() == Scale.Kind.CATEGORY ? (int) (height / 16) : (int) Math.clamp(height / ROW, 2, 8);
        return Ticks.of(model.y(), scale, room, ZoneId.systemDefault());
    }

    void paint(Pen pen, Plot plot, ChartModel model, Palette palette) {
        Color label = palette.get(Token.TEXT_3);
        Color rule = palette.get(Token.BORDER_1);
        boolean ruled = heat(model) == null;
        for (Tick tick : upTicks(model, plot.y(), plot.height())) {
            double y = Math.rint(plot.py(tick.value())) + 0.5;
            if (ruled) {
                pen.line(plot.left(), y, plot.right(), y, rule, 1, Dash.SOLID);
            }
            pen.text(fit(pen, tick.label()), plot.left() - LABEL_GAP, y, TextStyle.AXIS, label, Pen.Align.RIGHT);
        }
        boolean upright = model.series().stream().anyMatch(one -> one instanceof Series.Scatter);
        double slot = slot(pen, plot, model);
        for (Tick tick : acrossTicks(pen, plot, model)) {
            double x = plot.px(tick.value());
            if (upright) {
                double at = Math.rint(x) + 0.5;
                pen.line(at, plot.top(), at, plot.bottom(), rule, 1, Dash.SOLID);
            }
            acrossLabel(pen, plot, tick.label(), x, slot, label);
        }
        pen.clip(plot.left() - 1, plot.top() - 4, plot.width() + 2, plot.height() + 5);
        series.paint(pen, plot, model, palette);
        pen.unclip();
        titles(pen, plot, model, label);
        if (heat(model) instanceof Series.Heat heat) {
            HeatPainter.key(pen, plot, heat.grid(), palette);
        }
        if (model.isLive()) {
            lastDots(pen, plot, model, palette);
        }
    }

    private static void acrossLabel(Pen pen, Plot plot, String text, double x, double slot, Color color) {
        String shown = ellipsis(pen, text, slot);
        double half = pen.width(shown, TextStyle.AXIS) / 2;
        double at =
                Math.clamp(x, Math.min(x, plot.left() - 30 + half), Math.max(plot.left(), plot.right() + 14 - half));
        pen.text(shown, at, plot.bottom() + pen.px(14), TextStyle.AXIS, color, Pen.Align.CENTER);
    }

    /** Covers the labels below the plot that a badge from one x to another would cut. */
    void clearLabels(Pen pen, Plot plot, ChartModel model, double from, double to, Palette palette) {
        for (Tick tick : acrossTicks(pen, plot, model)) {
            double half = pen.width(tick.label(), TextStyle.AXIS) / 2 + 3;
            double x = plot.px(tick.value());
            if (x + half > from && x - half < to) {
                pen.fill(x - half, plot.bottom() + 4, half * 2, pen.px(BOTTOM) - 6, palette.get(Token.SURFACE_2));
            }
        }
    }

    private static double slot(Pen pen, Plot plot, ChartModel model) {
        if (plot.x().kind() != Scale.Kind.CATEGORY) {
            return Double.MAX_VALUE;
        }
        List<Tick> ticks = acrossTicks(pen, plot, model);
        return ticks.size() < 2
                ? plot.width()
                : plot.px(ticks.get(1).value()) - plot.px(ticks.get(0).value()) - 8;
    }

    private static List<Tick> acrossTicks(Pen pen, Plot plot, ChartModel model) {
        double column = COLUMN;
        if (plot.x().kind() == Scale.Kind.CATEGORY) {
            column = 28;
            for (String name : model.x().categories()) {
                column = Math.min(LONGEST_NAME / 2, Math.max(column, pen.width(name, TextStyle.AXIS) + 10));
            }
        }
        int room = (int) Math.clamp(plot.width() / column, 1, 60);
        List<Tick> ticks = Ticks.of(model.x(), plot.x(), room, ZoneId.systemDefault());
        double widest = ticks.stream()
                .mapToDouble(tick -> pen.width(tick.label(), TextStyle.AXIS))
                .max()
                .orElse(0);
        boolean crowded =
                plot.x().kind() != Scale.Kind.CATEGORY && widest + 14 > plot.width() / Math.max(1, ticks.size());
        return crowded
                ? Ticks.of(model.x(), plot.x(), (int) Math.max(1, plot.width() / (widest + 24)), ZoneId.systemDefault())
                : ticks;
    }

    private static void titles(Pen pen, Plot plot, ChartModel model, Color color) {
        if (!isTitled(model)) {
            return;
        }
        double x = plot.left() + plot.width() / 2;
        pen.text(unit(model.x()), x, plot.bottom() + pen.px(BOTTOM + 6), TextStyle.CAPTION, color, Pen.Align.CENTER);
        pen.text(
                unit(model.y()),
                plot.left() - 30,
                plot.top() - pen.px(TITLE - 4),
                TextStyle.CAPTION,
                color,
                Pen.Align.LEFT);
    }

    private static String unit(Axis axis) {
        if (axis.title().isEmpty()) {
            return "";
        }
        return axis.unit().isEmpty() ? axis.title() : axis.title() + " (" + axis.unit() + ")";
    }

    private void lastDots(Pen pen, Plot plot, ChartModel model, Palette palette) {
        List<Series> all = model.series();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Series.Line line
                    && model.isShown(line)
                    && !line.style().quiet()) {
                SeriesData data = series.drawn(line, model);
                int last = data.isAscending() ? data.nearest(Double.MAX_VALUE) : data.size() - 1;
                if (last >= 0) {
                    double x = plot.px(data.x(last));
                    double y = plot.py(data.y(last));
                    if (plot.contains(x, y)) {
                        Color ground = palette.get(Token.SURFACE_2);
                        pen.dot(x, y, 3, SeriesPainter.color(palette, line, i), ground, 1.5);
                    }
                }
            }
        }
    }

    /** @return the points of a line as it is drawn, smoothed or not */
    SeriesData drawn(Series.Line line, ChartModel model) {
        return series.drawn(line, model);
    }

    private static String fit(Pen pen, String name) {
        return ellipsis(pen, name, LONGEST_NAME);
    }

    /** @return the text, cut to a width in pixels in the type of axes */
    static String ellipsis(Pen pen, String text, double room) {
        if (pen.width(text, TextStyle.AXIS) <= room) {
            return text;
        }
        int keep = text.length() - 1;
        while (keep > 1 && pen.width(text.substring(0, keep) + "\u2026", TextStyle.AXIS) > room) {
            keep--;
        }
        return text.substring(0, Math.max(1, keep)) + "\u2026";
    }
}
