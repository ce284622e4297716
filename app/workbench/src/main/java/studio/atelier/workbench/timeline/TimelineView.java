package studio.atelier.workbench.timeline;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.chart.CardPainter;
import studio.atelier.workbench.chart.Drawing;
import studio.atelier.workbench.chart.Pen;
import studio.atelier.workbench.chart.Scale;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.theme.Token;
import studio.atelier.workbench.theme.Type;

/**
 * Rows in time. What goes on grows while the view is in a scene. A click or the arrows choose a row, the wheel scrolls
 * and with Ctrl zooms at the pointer, a drag moves, a double click shows everything; + - 0 and left and right do the
 * same. JavaFX thread.
 */
public final class TimelineView extends Drawing {

    private static final Duration TICK = Duration.millis(200);
    private static final double LEAST_LABELS = 120;
    private static final double MOST_LABELS = 260;

    /** The part of a narrow view that names may take. */
    private static final double MOST_OF_WIDTH = 0.42;

    private static final double FACTOR = 1.2;
    private static final double AHEAD = 1.06;
    private static final double LEAST_SPAN = 0.05;

    private final InstantSource clock;
    private final ObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>();
    private final Timeline ticking = new Timeline(new KeyFrame(TICK, event -> requestPaint()));
    private List<TimelineRow> rows = List.of();
    private double labels = Double.NaN;
    private Type measured = Type.STANDARD;
    private TimelinePlan plan;
    private TimelinePainter.@Nullable Layout layout;
    private @Nullable Scale zoom;
    private double scroll;
    private @Nullable MouseEvent pressed;
    private @Nullable Scale held;
    private int hovered = -1;
    private double pointerX;
    private double pointerY;

    public TimelineView(Theme theme, InstantSource clock) {
        super(theme);
        this.clock = clock;
        this.plan = TimelinePlan.of(rows, clock.instant());
        getStyleClass().add("timeline-view");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        ticking.setCycleCount(Animation.INDEFINITE);
        selected.subscribe(ignored -> requestPaint());
        sceneProperty().subscribe(scene -> tick());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> release());
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Replaces the rows; zoom, place and choice stay. */
    public void show(List<TimelineRow> chosen) {
        List<String> before = labels(rows);
        rows = List.copyOf(chosen);
        if (!before.equals(labels(rows))) {
            labels = Double.NaN;
        }
        tick();
        requestPaint();
    }

    private static List<String> labels(List<TimelineRow> rows) {
        return rows.stream().map(TimelineRow::label).toList();
    }

    /** @return the id of the chosen row, or null; may be set from outside */
    public ObjectProperty<@Nullable String> selectedProperty() {
        return selected;
    }

    /** @return ids of the rows that kept the end waiting, in the order of time */
    public List<String> criticalPath() {
        return List.copyOf(CriticalPath.of(rows, clock.instant()));
    }

    /** Shows all of the time again. */
    public void reset() {
        zoom = null;
        requestPaint();
    }

    /** Moves only while something goes on and somebody can see it. */
    private void tick() {
        boolean moving = getScene() != null && rows.stream().anyMatch(TimelineRow::isOpen);
        if (moving) {
            ticking.play();
        } else {
            ticking.stop();
        }
    }

    @Override
    protected void paint(Pen pen, double width, double height) {
        plan = TimelinePlan.of(rows, clock.instant());
        Type type = palette().type();
        if (Double.isNaN(labels) || !type.equals(measured)) {
            measured = type;
            labels = Math.clamp(TimelinePainter.labels(pen, rows), type.px(LEAST_LABELS), type.px(MOST_LABELS));
        }
        double names = Math.min(labels, width * MOST_OF_WIDTH);
        Scale shown = zoom == null ? whole(pen, width - names) : zoom;
        double most = TimelinePainter.Layout.most(rows.size(), height, type);
        scroll = Math.clamp(scroll, 0, most);
        TimelinePainter.Layout now = new TimelinePainter.Layout(width, height, names, scroll, shown, type);
        layout = now;
        String under = hovered >= 0 && hovered < rows.size() ? rows.get(hovered).id() : null;
        new TimelinePainter(pen, now, palette()).paint(plan, selected.get(), under);
        setAccessibleText(summary());
    }

    @Override
    protected void paintAbove(Pen pen, double width, double height) {
        TimelinePainter.Layout at = layout;
        if (at == null
                || pressed != null
                || hovered < 0
                || hovered >= plan.bars().size()
                || pointerX < at.labels()) {
            return;
        }
        TimelineRow row = plan.bars().get(hovered).row();
        CardPainter.paint(pen, row.label(), card(row), pointerX, pointerY + 12, width, height, palette());
    }

    /** All of the time, and room for the words after the last bar. */
    private Scale whole(Pen pen, double width) {
        double words = Math.min(width / 2, TimelinePainter.notes(pen, plan.bars()));
        double ahead = Math.max(AHEAD, width / Math.max(1, width - words));
        return new Scale(Scale.Kind.DURATION, 0, Math.max(LEAST_SPAN, plan.end()) * ahead);
    }

    private List<CardPainter.Row> card(TimelineRow row) {
        List<CardPainter.Row> lines = new ArrayList<>();
        lines.add(new CardPainter.Row(
                "Status", row.status().word(), palette().get(row.status().color())));
        if (row.start() != null) {
            lines.add(new CardPainter.Row("Started", Times.exact(row.start()), null));
        }
        if (row.end() != null) {
            lines.add(new CardPainter.Row("Ended", Times.exact(row.end()), null));
        }
        java.time.Duration length = row.length(clock.instant());
        if (length != null) {
            lines.add(new CardPainter.Row(
                    row.isOpen() ? "So far" : "Took", TimelinePainter.length(length.toMillis() / 1000.0), null));
        }
        if (row.expected() != null && !row.status().isFinal()) {
            lines.add(new CardPainter.Row("Expected", "~" + Times.length(row.expected()), null));
        }
        if (plan.critical().contains(row.id())) {
            lines.add(new CardPainter.Row("Critical path", "yes", palette().get(Token.ACCENT)));
        }
        return lines;
    }

    private String summary() {
        for (TimelineRow row : rows) {
            if (row.id().equals(selected.get())) {
                java.time.Duration length = row.length(clock.instant());
                return row.label() + ", " + row.status().word().toLowerCase(Locale.ROOT)
                        + (length == null ? "" : ", " + Times.length(length));
            }
        }
        return "Timeline of " + rows.size() + " rows, "
                + Times.length(java.time.Duration.ofMillis((long) (plan.end() * 1000)));
    }

    private void move(MouseEvent event) {
        TimelinePainter.Layout at = layout;
        pointerX = event.getX();
        pointerY = event.getY();
        hover(at == null ? -1 : at.row(event.getY(), rows.size()));
    }

    private void hover(int row) {
        if (row != hovered) {
            hovered = row;
            requestPaint();
        } else {
            requestAbove();
        }
    }

    private void press(MouseEvent event) {
        requestFocus();
        TimelinePainter.Layout at = layout;
        if (at == null || event.getButton() != MouseButton.PRIMARY && event.getButton() != MouseButton.MIDDLE) {
            return;
        }
        if (event.getClickCount() == 2) {
            reset();
            return;
        }
        int row = at.row(event.getY(), rows.size());
        if (row >= 0 && event.getButton() == MouseButton.PRIMARY) {
            selected.set(rows.get(row).id());
        }
        held = at.scale();
        pressed = null;
        pointerX = event.getX();
    }

    private void drag(MouseEvent event) {
        TimelinePainter.Layout at = layout;
        Scale start = held;
        if (at != null && start != null && (pressed != null || Math.abs(event.getX() - pointerX) > 4)) {
            pressed = event;
            zoom = start.pan((pointerX - event.getX()) / at.room());
            requestPaint();
        }
    }

    private void release() {
        pressed = null;
        held = null;
        requestAbove();
    }

    private void wheel(ScrollEvent event) {
        TimelinePainter.Layout at = layout;
        if (at == null) {
            return;
        }
        if (event.isShortcutDown()) {
            zoom(at, event.getX(), Math.pow(FACTOR, event.getDeltaY() / 40));
        } else {
            scroll -= event.getDeltaY();
            if (event.getDeltaX() != 0) {
                zoom = at.scale().pan(-event.getDeltaX() / at.room());
            }
        }
        requestPaint();
        event.consume();
    }

    private void zoom(TimelinePainter.Layout at, double x, double factor) {
        Scale next = at.scale().zoom(at.scale().toUnit(at.seconds(x)), factor);
        zoom = next.hi() - next.lo() < LEAST_SPAN ? at.scale() : next;
    }

    private void key(KeyEvent event) {
        TimelinePainter.Layout at = layout;
        if (at == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        double middle = at.labels() + (at.width() - at.labels()) / 2;
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> zoom(at, middle, FACTOR * FACTOR);
            case MINUS, SUBTRACT -> zoom(at, middle, 1 / (FACTOR * FACTOR));
            case DIGIT0, NUMPAD0 -> zoom = null;
            case LEFT -> zoom = at.scale().pan(-0.1);
            case RIGHT -> zoom = at.scale().pan(0.1);
            case UP -> choose(-1, at);
            case DOWN -> choose(1, at);
            default -> {
                return;
            }
        }
        requestPaint();
        event.consume();
    }

    private void choose(int by, TimelinePainter.Layout at) {
        if (rows.isEmpty()) {
            return;
        }
        int now = -1;
        for (int i = 0; i < rows.size(); i++) {
            now = rows.get(i).id().equals(selected.get()) ? i : now;
        }
        int next = Math.clamp(now + (long) by, 0, rows.size() - 1);
        selected.set(rows.get(next).id());
        double top = next * at.rowHeight();
        double room = at.height() - at.ruler();
        scroll = Math.clamp(scroll, Math.min(top, Math.max(0, top + at.rowHeight() - room)), top);
    }

    TimelinePainter.@Nullable Layout painted() {
        return layout;
    }
}
