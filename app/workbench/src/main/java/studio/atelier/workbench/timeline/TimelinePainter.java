package studio.atelier.workbench.timeline;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.chart.Axis;
import studio.atelier.workbench.chart.Dash;
import studio.atelier.workbench.chart.Marker;
import studio.atelier.workbench.chart.Pen;
import studio.atelier.workbench.chart.Scale;
import studio.atelier.workbench.chart.TextStyle;
import studio.atelier.workbench.chart.Tick;
import studio.atelier.workbench.chart.Ticks;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;
import studio.atelier.workbench.theme.Type;

/** Draws a timeline: names on the left, a ruler on top, bars. */
final class TimelinePainter {

    private static final double RULER = 26;
    private static final double ROW = 24;
    private static final double BAR = 10;
    private static final double MARGIN = 12;

    private final Pen pen;
    private final Layout layout;
    private final Palette palette;

    /**
     * @param labels the width of the column of names
     * @param scroll how far rows are moved up, in pixels
     */
    record Layout(double width, double height, double labels, double scroll, Scale scale, Type type) {

        double px(double seconds) {
            return labels + MARGIN + scale.toUnit(seconds) * room();
        }

        double seconds(double px) {
            return scale.fromUnit((px - labels - MARGIN) / room());
        }

        /** @return the width in which the scale lies, without the margins for the first and last label */
        double room() {
            return Math.max(10, width - labels - MARGIN * 2);
        }

        double top(int row) {
            return ruler() + row * rowHeight() - scroll;
        }

        double rowHeight() {
            return type.px(ROW);
        }

        double ruler() {
            return type.px(RULER);
        }

        /** @return how far rows can be moved up in a view of a height, in pixels */
        static double most(int rows, double height, Type type) {
            return Math.max(0, rows * type.px(ROW) - (height - type.px(RULER)));
        }

        /** @return the row at a height, or -1 */
        int row(double y, int rows) {
            int row = (int) Math.floor((y - ruler() + scroll) / rowHeight());
            return y >= ruler() && row >= 0 && row < rows ? row : -1;
        }
    }

    TimelinePainter(Pen pen, Layout layout, Palette palette) {
        this.pen = pen;
        this.layout = layout;
        this.palette = palette;
    }

    void paint(TimelinePlan plan, @Nullable String selected, @Nullable String hovered) {
        ruler();
        pen.clip(0, layout.ruler(), layout.width(), layout.height() - layout.ruler());
        List<TimelinePlan.Bar> bars = plan.bars();
        int first = Math.max(0, (int) (layout.scroll() / layout.rowHeight()));
        int last = Math.min(bars.size(), (int)
                Math.ceil((layout.scroll() + layout.height() - layout.ruler()) / layout.rowHeight()));
        for (int i = first; i < last; i++) {
            label(bars.get(i).row(), i, selected, hovered);
        }
        pen.unclip();
        pen.clip(layout.labels(), layout.ruler(), layout.width() - layout.labels(), layout.height() - layout.ruler());
        path(plan);
        for (int i = first; i < last; i++) {
            bar(bars.get(i), i, plan.critical().contains(bars.get(i).row().id()));
        }
        pen.unclip();
        double edge = Math.rint(layout.labels()) + 0.5;
        pen.line(edge, layout.ruler(), edge, layout.height(), palette.get(Token.BORDER_1), 1, Dash.SOLID);
        if (plan.live()) {
            now(plan.now());
        }
    }

    private void ruler() {
        Color rule = palette.get(Token.BORDER_1);
        List<Tick> ticks = Ticks.of(
                Axis.duration(""), layout.scale(), (int) Math.max(1, layout.room() / 68), ZoneId.systemDefault());
        for (Tick tick : ticks) {
            double x = Math.rint(layout.px(tick.value())) + 0.5;
            pen.line(x, 0, x, layout.height(), rule, 1, Dash.SOLID);
            double width = pen.width(tick.label(), TextStyle.AXIS);
            if (x + 5 + width < layout.width()) {
                pen.text(
                        tick.label(),
                        x + 5,
                        layout.ruler() / 2,
                        TextStyle.AXIS,
                        palette.get(Token.TEXT_3),
                        Pen.Align.LEFT);
            }
        }
        pen.line(0, layout.ruler() - 0.5, layout.width(), layout.ruler() - 0.5, rule, 1, Dash.SOLID);
    }

    private void label(TimelineRow row, int index, @Nullable String selected, @Nullable String hovered) {
        double top = layout.top(index);
        boolean chosen = row.id().equals(selected);
        if (chosen || row.id().equals(hovered)) {
            Token ground = chosen ? Token.SELECTION : Token.HOVER;
            pen.fill(0, top, layout.labels(), layout.rowHeight(), palette.get(ground));
        }
        double middle = top + layout.rowHeight() / 2;
        Status status = row.status();
        pen.icon(status.icon(), 17, middle, 14, palette.get(status.color()));
        boolean quiet = row.start() == null;
        Color color = palette.get(quiet && !chosen ? Token.TEXT_3 : Token.TEXT_1);
        pen.text(fit(row.label()), 32, middle, TextStyle.BODY, color, Pen.Align.LEFT);
    }

    private String fit(String text) {
        double room = layout.labels() - 40;
        if (pen.width(text, TextStyle.BODY) <= room) {
            return text;
        }
        int keep = text.length() - 1;
        while (keep > 1 && pen.width(text.substring(0, keep) + "\u2026", TextStyle.BODY) > room) {
            keep--;
        }
        return text.substring(0, Math.max(1, keep)) + "\u2026";
    }

    private void bar(TimelinePlan.Bar bar, int index, boolean critical) {
        double middle = layout.top(index) + layout.rowHeight() / 2;
        double top = middle - BAR / 2;
        TimelineRow row = bar.row();
        Color color = palette.get(row.status().color());
        if (Double.isNaN(bar.start())) {
            dots(layout.px(layout.scale().lo()) + 4, middle);
        } else if (Double.isNaN(bar.done())) {
            waiting(bar, middle, top);
        } else {
            double left = layout.px(bar.start());
            double done = Math.max(left + 3, layout.px(bar.done()));
            double right = Math.max(done, layout.px(bar.expected()));
            if (right - done > 1) {
                pen.fill(done, top, right - done, BAR, soft(row.status()));
                dashed(done, top, right - done, color);
            }
            pen.fill(Math.rint(left), top, Math.max(3, Math.rint(done) - Math.rint(left)), BAR, color);
            if (critical) {
                pen.fill(Math.rint(left), top + BAR + 2, Math.max(3, done - left), 2, palette.get(Token.ACCENT));
            }
            note(note(bar), left, right, middle, Token.TEXT_2);
        }
    }

    private static String note(TimelinePlan.Bar bar) {
        TimelineRow row = bar.row();
        if (row.status() == Status.CACHED) {
            return "cached";
        }
        if (row.status() == Status.SKIPPED) {
            return "skipped";
        }
        boolean estimate = bar.expected() > bar.done();
        double seconds = (estimate ? bar.expected() : bar.done()) - bar.start();
        return (estimate ? "~" : "") + length(seconds);
    }

    private void waiting(TimelinePlan.Bar bar, double middle, double top) {
        double left = layout.px(bar.start());
        if (Double.isNaN(bar.expected())) {
            dots(left + 4, middle);
            return;
        }
        double right = Math.max(left + 4, layout.px(bar.expected()));
        dashed(left, top, right - left, palette.get(Token.BORDER_3));
        note("~" + length(bar.expected() - bar.start()), left, right, middle, Token.TEXT_3);
    }

    static String length(double seconds) {
        Duration length = Duration.ofMillis(Math.round(seconds * 1000));
        return length.toSeconds() < 1 ? Times.shortLength(length) : Times.length(length);
    }

    /** Writes beside a bar: on its right, or on its left where it would be cut. */
    private void note(String text, double left, double right, double middle, Token color) {
        boolean fits = right + 8 + pen.width(text, TextStyle.AXIS) < layout.width();
        Pen.Align align = fits ? Pen.Align.LEFT : Pen.Align.RIGHT;
        pen.text(text, fits ? right + 7 : left - 7, middle, TextStyle.AXIS, palette.get(color), align);
    }

    private void dashed(double x, double y, double width, Color color) {
        double left = Math.rint(x) + 0.5;
        double right = Math.max(left + 2, Math.rint(x + width) - 0.5);
        double[] xs = {left, right, right, left, left};
        double[] ys = {y + 0.5, y + 0.5, y + BAR - 0.5, y + BAR - 0.5, y + 0.5};
        pen.polyline(xs, ys, 5, color, 1, Dash.SHORT);
    }

    private void dots(double x, double middle) {
        for (int i = 0; i < 3; i++) {
            pen.fill(x + i * 5, middle - 1, 2, 2, palette.get(Token.TEXT_3));
        }
    }

    private Color soft(Status status) {
        return switch (status) {
            case RUNNING -> palette.get(Token.STATUS_RUNNING_SOFT);
            case STOPPING, STOPPED -> palette.get(Token.STATUS_STOPPED_SOFT);
            case QUEUED -> palette.get(Token.STATUS_QUEUED_SOFT);
            case WARNING -> palette.get(Token.STATUS_WARNING_SOFT);
            case SUCCEEDED -> palette.get(Token.STATUS_SUCCEEDED_SOFT);
            case FAILED -> palette.get(Token.STATUS_FAILED_SOFT);
            case CACHED -> palette.get(Token.STATUS_CACHED_SOFT);
            case WAITING, SKIPPED -> palette.get(Token.STATUS_SKIPPED_SOFT);
        };
    }

    /** Joins the bars that kept the end waiting. */
    private void path(TimelinePlan plan) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < plan.bars().size(); i++) {
            places.put(plan.bars().get(i).row().id(), i);
        }
        Color accent = palette.get(Token.ACCENT);
        Integer before = null;
        for (String id : plan.critical()) {
            Integer place = places.get(id);
            if (before != null && place != null) {
                double from = layout.px(plan.bars().get(before).done());
                double to = layout.px(plan.bars().get(place).start());
                double x = Math.rint(Math.max(from, to)) + 0.5;
                double start = layout.top(before) + layout.rowHeight() / 2 + BAR / 2 + 3;
                double end = layout.top(place) + layout.rowHeight() / 2 + (place > before ? -BAR / 2 : BAR / 2);
                pen.polyline(new double[] {from, x, x}, new double[] {start, start, end}, 3, accent, 1.25, Dash.SOLID);
            }
            before = place == null ? before : place;
        }
    }

    private void now(double seconds) {
        double x = Math.rint(layout.px(seconds)) + 0.5;
        if (x > layout.labels() && x < layout.width()) {
            Color accent = palette.get(Token.ACCENT);
            pen.line(x, layout.ruler() - 4, x, layout.height(), accent, 1.25, Dash.SOLID);
            pen.points(new double[] {x}, new double[] {layout.ruler() - 4}, 1, Marker.DIAMOND, 3, accent);
        }
    }
}
