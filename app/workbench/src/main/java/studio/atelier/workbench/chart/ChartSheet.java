package studio.atelier.workbench.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.paint.Color;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.theme.Token;
import studio.atelier.workbench.thread.UiThread;

/** The drawn part of a chart: axes, series, and the cursor above them. */
final class ChartSheet extends Drawing {

    private final ChartModel model;
    private final Viewport viewport = new Viewport();
    private final Smoother smoother = new Smoother();
    private final ChartPainter painter = new ChartPainter(smoother);
    private final Runnable changed = UiThread.coalesced(this::follow);
    private final List<Subscription> growth = new ArrayList<>();
    private List<Series> followed = List.of();
    private Runnable afterPaint = () -> {};
    private ChartCursor cursor = new ChartCursor();
    private Subscription cursorMoves = Subscription.EMPTY;
    private Subscription modelChanges = Subscription.EMPTY;
    private @Nullable Plot plot;
    private @Nullable Band band;
    private double pointerY = Double.NaN;

    /** A part that is being chosen to zoom to, in pixels. */
    record Band(double x1, double y1, double x2, double y2) {}

    ChartSheet(Theme theme, ChartModel model) {
        super(theme);
        this.model = model;
        getStyleClass().add("chart-sheet");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("Chart");
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                release();
            } else {
                modelChanges.unsubscribe();
                modelChanges = model.onChange(changed);
                share(cursor);
                follow();
            }
        });
    }

    private void release() {
        modelChanges.unsubscribe();
        cursorMoves.unsubscribe();
        growth.forEach(Subscription::unsubscribe);
        growth.clear();
        followed = List.of();
    }

    private void follow() {
        if (getScene() == null) {
            return;
        }
        List<Series> now = model.series();
        if (!now.equals(followed)) {
            growth.forEach(Subscription::unsubscribe);
            growth.clear();
            for (Series one : now) {
                SeriesData points = one.points();
                if (points != null) {
                    growth.add(points.onAppend(changed));
                }
            }
            followed = now;
        }
        requestPaint();
    }

    /** Shows and moves the place of this cursor. */
    void share(ChartCursor shared) {
        cursorMoves.unsubscribe();
        cursor = shared;
        cursorMoves = getScene() == null
                ? Subscription.EMPTY
                : shared.xProperty().subscribe(ignored -> {
                    requestAbove();
                    afterPaint.run();
                });
    }

    /** Runs after each painting and each move of the cursor, to bring what stands around up to date. */
    void afterPaint(Runnable action) {
        afterPaint = action;
    }

    @Override
    protected void paint(Pen pen, double width, double height) {
        Plot laid = painter.layout(pen, 0, 0, width, height, model, viewport);
        plot = laid;
        painter.paint(pen, laid, model, palette());
        if (smoother.takeBehind()) {
            requestPaint();
        }
        setAccessibleText(Summary.of(model));
        afterPaint.run();
    }

    @Override
    protected void paintAbove(Pen pen, double width, double height) {
        Plot at = plot;
        if (at == null) {
            return;
        }
        if (band != null) {
            paintBand(pen, at, band);
            return;
        }
        Readout readout = readout();
        if (readout != null) {
            paintReadout(pen, at, readout, width, height);
        }
    }

    private void paintBand(Pen pen, Plot at, Band chosen) {
        Palette colors = palette();
        double left = Math.max(at.left(), Math.min(chosen.x1(), chosen.x2()));
        double right = Math.min(at.right(), Math.max(chosen.x1(), chosen.x2()));
        boolean wide = isWide(chosen);
        double top = wide ? at.top() : Math.max(at.top(), Math.min(chosen.y1(), chosen.y2()));
        double bottom = wide ? at.bottom() : Math.min(at.bottom(), Math.max(chosen.y1(), chosen.y2()));
        if (right > left && bottom > top) {
            Color accent = colors.get(Token.ACCENT);
            pen.fill(left, top, right - left, bottom - top, accent.deriveColor(0, 1, 1, 0.1));
            pen.line(left + 0.5, top, left + 0.5, bottom, accent, 1, Dash.SOLID);
            pen.line(right - 0.5, top, right - 0.5, bottom, accent, 1, Dash.SOLID);
            if (!wide) {
                pen.line(left, top + 0.5, right, top + 0.5, accent, 1, Dash.SOLID);
                pen.line(left, bottom - 0.5, right, bottom - 0.5, accent, 1, Dash.SOLID);
            }
        }
    }

    /** @return whether a band chooses a stretch of the horizontal axis only, because it is flat */
    static boolean isWide(Band band) {
        return Math.abs(band.y2() - band.y1()) < 16;
    }

    private void paintReadout(Pen pen, Plot at, Readout readout, double width, double height) {
        Palette colors = palette();
        double x = at.px(readout.x());
        if (x < at.left() - 1 || x > at.right() + 1) {
            return;
        }
        boolean lines = readout.entries().stream().anyMatch(entry -> !Double.isNaN(entry.y()));
        boolean badged = lines
                || model.x().kind() != Scale.Kind.CATEGORY && !readout.heading().isEmpty();
        if (badged) {
            double line = Math.rint(x) + 0.5;
            Color accent = colors.get(Token.ACCENT).deriveColor(0, 1, 1, 0.75);
            pen.line(line, at.top(), line, at.bottom(), accent, 1, Dash.SOLID);
            badge(pen, at, readout.badge(), x);
        }
        List<CardPainter.Row> rows = new ArrayList<>();
        for (Readout.Entry entry : readout.entries()) {
            double y = at.py(entry.y());
            if (entry.color() != null && Double.isFinite(y) && y >= at.top() - 2 && y <= at.bottom() + 2) {
                pen.dot(x, y, 2.5, colors.get(Token.SURFACE_2), entry.color(), 1.75);
            }
            rows.add(new CardPainter.Row(entry.name(), entry.text(), entry.color()));
        }
        if (!Double.isNaN(pointerY) && !rows.isEmpty()) {
            double cardX = badged ? x : at.px(cursorX());
            CardPainter.paint(pen, readout.heading(), rows, cardX, pointerY - 20, width, at.bottom(), colors);
        }
    }

    private void badge(Pen pen, Plot at, String text, double x) {
        double wide = Math.ceil(pen.width(text, TextStyle.BADGE)) + 12;
        double left = Math.clamp(x - wide / 2, 0, Math.max(0, getWidth() - wide));
        Color fill = palette().get(Token.ACCENT_FILL);
        painter.clearLabels(pen, at, model, left, left + wide, palette());
        pen.card(Math.rint(left), at.bottom() + 5, wide, 18, 3, fill, fill);
        double middle = Math.rint(left) + wide / 2;
        pen.text(
                text,
                middle,
                at.bottom() + pen.px(14),
                TextStyle.BADGE,
                palette().get(Token.ON_ACCENT),
                Pen.Align.CENTER);
    }

    private double cursorX() {
        Double x = cursor.x();
        return x == null ? Double.NaN : x;
    }

    /** @return what is at the cursor, or null */
    @Nullable
    Readout readout() {
        Double x = cursor.x();
        return x == null || plot == null ? null : Readout.of(model, plot, palette(), painter, x, pointerY);
    }

    /** The pointer is here. */
    void point(double x, double y) {
        Plot at = plot;
        if (at != null && at.contains(x, y)) {
            pointerY = y;
            cursor.move(at.xAt(x));
            requestAbove();
        } else {
            leave();
        }
    }

    void leave() {
        pointerY = Double.NaN;
        cursor.leave();
        requestAbove();
    }

    /** Moves the cursor by points of the first line, or by places, for the keyboard. */
    void step(int by) {
        Plot at = plot;
        if (at == null) {
            return;
        }
        pointerY = at.top() + 20;
        Double x = cursor.x();
        if (x == null) {
            cursor.move(at.xAt(at.left() + at.width() / 2));
        } else {
            cursor.move(stepped(at, x, by));
        }
        requestAbove();
    }

    private double stepped(Plot at, double x, int by) {
        for (Series one : Extents.shown(model)) {
            SeriesData data = one.points();
            if (data != null && data.isAscending() && data.size() > 0) {
                int visible = data.indexOf(at.x().hi()) - data.indexOf(at.x().lo());
                int stride = Math.max(1, (int) (visible / at.width()));
                int index = Math.clamp((long) data.nearest(x) + (long) by * stride, 0, data.size() - 1);
                return data.x(index);
            }
        }
        double step =
                at.x().kind() == Scale.Kind.CATEGORY ? 1 : (at.x().hi() - at.x().lo()) / 50;
        return Math.clamp(x + by * step, at.x().lo(), at.x().hi());
    }

    void showBand(@Nullable Band chosen) {
        band = chosen;
        requestAbove();
    }

    ChartModel model() {
        return model;
    }

    Viewport viewport() {
        return viewport;
    }

    Smoother smoother() {
        return smoother;
    }

    @Nullable
    Plot plot() {
        return plot;
    }

    /** @return how many points stand behind each that was drawn, at the most */
    int thinned() {
        return painter.thinned();
    }
}
