package studio.atelier.workbench.log;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Select;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.thread.UiThread;

/**
 * A log with its tools: find, filter by text and by level, wrap, follow. It follows new lines until one scrolls up, and
 * again from the bottom on. JavaFX thread.
 */
public final class LogView extends BorderPane {

    private final LogCanvas canvas;
    private final StackPane center = new StackPane();
    private final TextField find = new TextField();
    private final Label count = new Label();
    private final Label state = new Label();
    private final ToggleButton only = toggle("ci-filter", null, "Show matching lines only");
    private final ToggleButton wrap = toggle("ci-text-wrap", null, "Wrap long lines");
    private final ToggleButton follow = toggle("ci-arrow-down", "Follow", "Stay at the newest line (End)");
    private final Select<LogLevel> level = new Select<>();
    private final Runnable refresh = UiThread.coalesced(this::refresh);
    private Placeholder empty =
            new Placeholder("ci-catalog", "No lines yet", "The log is shown here as it is written.");
    private @Nullable LogSource source;
    private @Nullable LogRows rows;
    private @Nullable LogScan search;
    private @Nullable LogScan filter;
    private Subscription changes = Subscription.EMPTY;
    private long generation;

    public LogView(Theme theme) {
        canvas = new LogCanvas(theme);
        getStyleClass().add("at-sheet");
        find.setPromptText("Find");
        find.setAccessibleText("Find in the log");
        find.setPrefWidth(200);
        find.setId("log-find");
        count.getStyleClass().addAll("at-caption", "at-text-3");
        state.getStyleClass().addAll("at-caption", "at-text-3");
        state.setAlignment(Pos.CENTER_RIGHT);
        Button up = step("ci-chevron-up", "Previous match (Shift+F3)", false);
        Button down = step("ci-chevron-down", "Next match (F3)", true);
        level.getItems().setAll(LogLevel.values());
        level.setValue(LogLevel.DEBUG);
        level.setConverter(new Levels());
        level.setAccessibleText("Level");
        up.setId("log-previous");
        down.setId("log-next");
        level.setId("log-level");
        follow.setId("log-follow");
        LogTools tools = new LogTools(
                List.of(find, up, down, count, only, state, level, wrap, follow), follow, List.of(up, down), state);
        theme.follow(tools, palette -> tools.measure());
        center.getChildren().add(canvas);
        setTop(tools);
        setCenter(center);
        wire();
        sceneProperty().subscribe(scene -> listen(scene != null));
    }

    private static ToggleButton toggle(String icon, @Nullable String text, String says) {
        ToggleButton button = new ToggleButton(text, Icons.of(icon));
        button.getStyleClass().add("quiet");
        button.setTooltip(new Tooltip(says));
        button.setAccessibleText(says);
        return button;
    }

    private Button step(String icon, String says, boolean forward) {
        Button button = new Button(null, Icons.of(icon));
        button.getStyleClass().add("quiet");
        button.setTooltip(new Tooltip(says));
        button.setAccessibleText(says);
        button.setOnAction(event -> step(forward));
        return button;
    }

    private void wire() {
        follow.selectedProperty().bindBidirectional(canvas.followProperty());
        wrap.selectedProperty().bindBidirectional(canvas.wrapProperty());
        find.textProperty().subscribe((old, text) -> sought());
        only.selectedProperty().subscribe((old, on) -> filtered());
        level.valueProperty().subscribe((old, chosen) -> filtered());
        canvas.setSpeaker(state::setText);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.F && event.isShortcutDown()) {
            find.requestFocus();
            find.selectAll();
        } else if (event.getCode() == KeyCode.F3 || event.getCode() == KeyCode.ENTER && find.isFocused()) {
            step(!event.isShiftDown());
        } else if (event.getCode() == KeyCode.ESCAPE && find.isFocused()) {
            find.clear();
            canvas.requestFocus();
        } else {
            return;
        }
        event.consume();
    }

    /** Shows another log, from its end. The one before is not closed: who opened it closes it. */
    public void setSource(LogSource log) {
        closeScans();
        changes.unsubscribe();
        changes = Subscription.EMPTY;
        source = log;
        rows = new LogRows(log);
        generation = log.generation();
        canvas.setSource(log, rows);
        listen(getScene() != null);
        sought();
        filtered();
        canvas.followProperty().set(true);
    }

    /** @param placeholder what stands here while there are no lines */
    public void setPlaceholder(Placeholder placeholder) {
        center.getChildren().remove(empty);
        empty = placeholder;
        refresh();
    }

    /** @return whether new lines are followed */
    public BooleanProperty followProperty() {
        return canvas.followProperty();
    }

    public BooleanProperty wrapProperty() {
        return canvas.wrapProperty();
    }

    /** Shows a line and marks it. */
    public void reveal(long line) {
        canvas.show(line);
    }

    /** @return whether what is in view is drawn and complete */
    public boolean isSettled() {
        return canvas.isSettled();
    }

    LogCanvas canvas() {
        return canvas;
    }

    String count() {
        return count.getText();
    }

    private void listen(boolean on) {
        changes.unsubscribe();
        changes = Subscription.EMPTY;
        if (on && source != null) {
            changes = source.onChange(this::grown);
            sought();
            filtered();
        } else if (!on) {
            closeScans();
        }
        refresh.run();
    }

    private void grown() {
        LogScan one = search;
        LogScan other = filter;
        if (one != null) {
            one.more();
        }
        if (other != null) {
            other.more();
        }
        refresh.run();
    }

    private void closeScans() {
        if (search != null) {
            search.close();
            search = null;
        }
        if (filter != null) {
            filter.close();
            filter = null;
        }
    }

    private void sought() {
        if (search != null) {
            search.close();
            search = null;
        }
        String text = find.getText();
        canvas.sought(text);
        if (source != null && !text.isEmpty()) {
            search = new LogScan(source, new LogMatcher(text, LogLevel.DEBUG), refresh);
        }
        if (only.isSelected()) {
            filtered();
        }
        refresh.run();
    }

    private void filtered() {
        if (filter != null) {
            filter.close();
            filter = null;
        }
        if (source == null || rows == null) {
            return;
        }
        LogMatcher matcher = new LogMatcher(only.isSelected() ? find.getText() : "", level.getValue());
        long line = canvas.firstLine();
        if (matcher.all()) {
            rows.filter(null);
        } else {
            filter = new LogScan(source, matcher, refresh);
            rows.filter(filter.found());
        }
        canvas.refresh();
        if (!canvas.followProperty().get()) {
            canvas.show(line);
        }
        refresh.run();
    }

    private void step(boolean forward) {
        LogScan scan = search;
        if (scan == null || scan.found().size() == 0) {
            return;
        }
        LineList found = scan.found();
        long from = canvas.current() >= 0 ? canvas.current() : canvas.firstLine() - (forward ? 1 : 0);
        int at = forward ? found.before(from + 1) : found.before(from) - 1;
        int index = Math.floorMod(at, found.size());
        canvas.show(found.get(index));
        refresh();
    }

    private void refresh() {
        LogSource log = source;
        if (log != null && log.generation() != generation) {
            generation = log.generation();
            sought();
            filtered();
        }
        canvas.refresh();
        words(log);
        placeholder(log);
    }

    private void words(@Nullable LogSource log) {
        if (log == null) {
            return;
        }
        LogScan scan = search;
        if (scan == null) {
            count.setText("");
        } else {
            boolean done = scan.scanned() >= log.lines();
            int size = scan.found().size();
            int at = scan.found().before(canvas.current() + 1);
            boolean on = at > 0 && scan.found().get(at - 1) == canvas.current();
            String words =
                    size == 0 ? (done ? "No match" : "Searching") : String.format(Locale.ROOT, "%,d lines", size);
            count.setText(on ? String.format(Locale.ROOT, "%,d of %,d", at, size) : done ? words : words + " so far");
        }
        find.setPromptText(String.format(Locale.ROOT, "Find in %,d lines", log.lines()));
        if (log.isReading()) {
            state.setText(String.format(Locale.ROOT, "Reading, %,d lines so far", log.lines()));
        } else if (log.first() > 0) {
            state.setText(String.format(Locale.ROOT, "The first %,d lines are no longer kept", log.first()));
        } else if (state.getText().startsWith("Reading")) {
            state.setText("");
        }
    }

    private void placeholder(@Nullable LogSource log) {
        center.getChildren().removeIf(Placeholder.class::isInstance);
        IOException failure = canvas.failure();
        if (failure != null) {
            String words = failure instanceof NoSuchFileException
                    ? failure.getMessage() + " is gone."
                    : String.valueOf(failure.getMessage());
            Button again = new Button("Try again");
            again.setOnAction(event -> {
                if (source != null) {
                    setSource(source);
                }
            });
            cover(new Placeholder("ci-warning", "The log cannot be read", words, again));
        } else if (log == null || log.lines() == 0) {
            cover(empty);
        } else if (rows != null && rows.count() == 0 && filter != null && filter.scanned() >= log.lines()) {
            Button all = new Button("Show all lines");
            all.setOnAction(event -> {
                only.setSelected(false);
                level.setValue(LogLevel.DEBUG);
            });
            cover(new Placeholder("ci-filter", "No matching lines", "The filter leaves nothing of this log.", all));
        }
    }

    private void cover(Placeholder placeholder) {
        placeholder.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        if (!placeholder.getStyleClass().contains("at-sheet")) {
            placeholder.getStyleClass().add("at-sheet");
        }
        center.getChildren().add(placeholder);
    }

    /** Names of the level filter. */
    private static final class Levels extends StringConverter<LogLevel> {

        @Override
        public String toString(@Nullable LogLevel level) {
            return level == null ? "" : level.filter();
        }

        @Override
        public LogLevel fromString(String text) {
            for (LogLevel level : LogLevel.values()) {
                if (level.filter().equals(text)) {
                    return level;
                }
            }
            return LogLevel.DEBUG;
        }
    }
}
