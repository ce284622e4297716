package studio.atelier.studio.executions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.grid.CellRange;
import studio.atelier.workbench.grid.CellRef;
import studio.atelier.workbench.grid.GridOptions;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.grid.ListColumn;
import studio.atelier.workbench.grid.ListRowSource;
import studio.atelier.workbench.theme.Theme;

/** The grid of runs with what is selected in it. Durations of running runs go on. JavaFX thread. */
final class RunsGrid {

    private final GridView grid;
    private final Consumer<List<RunEntry>> onSelection;
    private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), event -> tick()));
    private ListRowSource<RunLine> source;
    private String pipeline = "";
    private String columnKey = "";
    private List<RunEntry> runs = List.of();
    private Predicate<RunEntry> filter = run -> true;
    private List<String> selected = List.of();
    private boolean swapped;
    private boolean absolute;
    private boolean filling;

    /**
     * @param onSelection told the selected runs, in the order of the grid or the opposite
     */
    RunsGrid(Theme theme, Consumer<List<RunEntry>> onSelection) {
        this.grid = new GridView(theme, GridOptions.list().withCheckBoxes());
        this.onSelection = onSelection;
        this.source = source(List.of());
        grid.setId("runs-grid");
        grid.setAccessibleText("Runs");
        grid.setSource(source);
        grid.setOnSelection(this::selectionChanged);
        grid.setCellTip(this::tip);
        clock.setCycleCount(Animation.INDEFINITE);
        grid.sceneProperty().subscribe(scene -> runClock());
    }

    GridView view() {
        return grid;
    }

    List<RunEntry> shown() {
        List<RunEntry> shown = new ArrayList<>();
        for (long row = 0; row < source.count().rows(); row++) {
            shown.add(source.row(row).run());
        }
        return shown;
    }

    /** @return the run of a row */
    RunEntry run(long row) {
        return source.row(row).run();
    }

    void show(String ofPipeline, List<RunEntry> fresh) {
        runs = fresh;
        if (!pipeline.equals(ofPipeline)) {
            pipeline = ofPipeline;
            columnKey = "";
            selected = List.of();
            source = source(columns());
            grid.setSource(source);
        }
        fill();
        runClock();
    }

    void setAbsoluteTimes(boolean wanted) {
        absolute = wanted;
        fill();
    }

    void setFilter(Predicate<RunEntry> wanted) {
        filter = wanted;
        source.setFilter(line -> filter.test(line.run()));
    }

    /** Puts the compared runs in the opposite order. */
    void swap() {
        swapped = !swapped;
        selectionChanged();
    }

    void select(String arn) {
        long row = source.indexOf(arn);
        if (row >= 0) {
            grid.selectCell(row, 0);
        }
    }

    private List<ListColumn<RunLine>> columns() {
        return RunColumns.of(runs, absolute);
    }

    private ListRowSource<RunLine> source(List<ListColumn<RunLine>> columns) {
        ListRowSource<RunLine> made = new ListRowSource<>(columns, RunLine::arn);
        made.setFilter(line -> filter.test(line.run()));
        return made;
    }

    /** Durations go on; all else stays. */
    private void tick() {
        withoutNotice(() -> source.setRows(RunLine.of(runs, selected, Instant.now())));
    }

    private void fill() {
        withoutNotice(() -> {
            List<ListColumn<RunLine>> columns = columns();
            String key = columns.stream()
                            .map(column ->
                                    column.column().id() + column.column().width())
                            .collect(Collectors.joining("\n"))
                    + fullBars();
            if (!key.equals(columnKey)) {
                columnKey = key;
                source.setColumns(columns);
            }
            source.setRows(RunLine.of(runs, selected, Instant.now()));
        });
        selectionChanged();
    }

    /** Changes rows; that the selection moves with them is not told. */
    private void withoutNotice(Runnable change) {
        filling = true;
        try {
            change.run();
        } finally {
            filling = false;
        }
    }

    /** Bars change their measure when a run outdoes all others. */
    private String fullBars() {
        return RunFields.of(runs).metrics().stream()
                .map(name -> String.valueOf(runs.stream()
                        .mapToDouble(run -> Math.abs(run.metrics().getOrDefault(name, 0.0)))
                        .max()
                        .orElse(0)))
                .collect(Collectors.joining(","));
    }

    private void selectionChanged() {
        if (filling) {
            return;
        }
        List<RunEntry> now = selection();
        List<String> arns = now.stream().map(RunEntry::arn).toList();
        boolean letters = !arns.equals(selected) && (arns.size() > 1 || selected.size() > 1);
        selected = arns;
        if (letters) {
            tick();
        }
        onSelection.accept(now);
    }

    private List<RunEntry> selection() {
        TreeSet<Long> rows = new TreeSet<>();
        long count = source.count().rows();
        for (CellRange range : grid.selection().ranges()) {
            for (long row = Math.max(0, range.top()); row <= Math.min(range.bottom(), count - 1); row++) {
                rows.add(row);
            }
        }
        List<RunEntry> found = new ArrayList<>();
        rows.forEach(row -> found.add(source.row(row).run()));
        return swapped && found.size() > 1 ? found.reversed() : found;
    }

    private @Nullable String tip(CellRef cell) {
        RunEntry run = source.row(cell.row()).run();
        return switch (cell.column().id()) {
            case RunColumns.STARTED -> RoomText.utc(run.summary().started());
            case RunColumns.NOTE -> run.note().isEmpty() ? null : run.note();
            default -> null;
        };
    }

    private void runClock() {
        boolean runs = grid.getScene() != null
                && this.runs.stream().anyMatch(run -> !run.status().isFinal());
        if (runs) {
            clock.play();
        } else {
            clock.stop();
        }
    }
}
