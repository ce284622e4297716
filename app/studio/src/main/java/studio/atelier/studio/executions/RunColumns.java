package studio.atelier.studio.executions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.atelier.studio.room.MetricCells;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.grid.Accent;
import studio.atelier.workbench.grid.Badged;
import studio.atelier.workbench.grid.GridColumn;
import studio.atelier.workbench.grid.ListColumn;
import studio.atelier.workbench.grid.Renderers;
import studio.atelier.workbench.grid.StatusCell;

/** The columns of the grid of runs: what every run has, its parameters, its metrics. */
final class RunColumns {

    static final String STARTED = "started";
    static final String NOTE = "note";

    private static final String PARAMETERS = "Parameters";
    private static final String METRICS = "Metrics";
    private static final double LETTER = 7;

    private RunColumns() {}

    /**
     * @param absolute whether times are exact
     */
    static List<ListColumn<RunLine>> of(List<RunEntry> runs, boolean absolute) {
        RunFields fields = RunFields.of(runs);
        List<ListColumn<RunLine>> columns = new ArrayList<>();
        columns.add(new ListColumn<>(
                GridColumn.text("run", "Run", 92).with(Renderers.name()),
                RunColumns::name,
                Comparator.comparing(line -> line.run().summary().number())));
        if (runs.stream().anyMatch(run -> !run.givenName().isEmpty())) {
            columns.add(ListColumn.<RunLine, String>sorted(
                    GridColumn.text("name", "Name", 120),
                    line -> orNull(line.run().givenName())));
        }
        columns.add(ListColumn.sorted(
                GridColumn.text("status", "Status", 110).with(Renderers.status()),
                line -> StatusCell.of(line.run().status())));
        columns.add(ListColumn.<RunLine, Instant>sorted(
                GridColumn.text(STARTED, "Started", absolute ? 160 : 122)
                        .with(Renderers.text(
                                value -> value instanceof Instant time ? RoomText.time(time, absolute) : "")),
                line -> line.run().summary().started()));
        columns.add(ListColumn.<RunLine, Duration>sorted(
                GridColumn.number("duration", "Duration", 76)
                        .with(Renderers.number(
                                value -> value instanceof Duration length ? Times.shortLength(length) : "")),
                line -> line.elapsed().orElse(null)));
        for (String name : fields.parameters()) {
            columns.add(parameter(runs, name));
        }
        for (String name : fields.metrics()) {
            columns.add(metric(runs, name));
        }
        if (runs.stream().anyMatch(run -> !run.tags().isEmpty())) {
            columns.add(ListColumn.<RunLine, String>sorted(
                    GridColumn.text("tags", "Tags", 140).with(Renderers.quiet()), line -> orNull(tags(line.run()))));
        }
        columns.add(new ListColumn<>(
                GridColumn.text(NOTE, "Note", 280).with(Renderers.quiet()),
                RunColumns::note,
                Comparator.comparing(line -> line.run().note())));
        return columns;
    }

    static String tags(RunEntry run) {
        return run.tags().entrySet().stream()
                .map(tag -> tag(tag.getKey(), tag.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String tag(String key, String value) {
        return value.isEmpty() ? key : key + ": " + value;
    }

    private static Object name(RunLine line) {
        String title = line.run().summary().title();
        return line.letter().isEmpty() ? title : new Badged(title, line.letter(), line.series());
    }

    private static @Nullable Object note(RunLine line) {
        String note = line.run().note();
        if (note.isEmpty()) {
            return null;
        }
        return line.run().status() == Status.FAILED ? new Accent.Failure(note) : note;
    }

    private static ListColumn<RunLine> parameter(List<RunEntry> runs, String name) {
        boolean numbers = runs.stream()
                .map(run -> run.parameters().getOrDefault(name, ""))
                .allMatch(value -> value.isEmpty() || !Double.isNaN(RunFields.decimal(value)));
        int longest = runs.stream()
                .mapToInt(run -> run.parameters().getOrDefault(name, "").length())
                .max()
                .orElse(0);
        double width = Math.clamp(Math.max(name.length(), longest) * LETTER + 24, 64, 220);
        GridColumn column = (numbers
                        ? GridColumn.number("parameter:" + name, name, width).with(Renderers.number(String::valueOf))
                        : GridColumn.text("parameter:" + name, name, width).with(Renderers.quiet()))
                .in(PARAMETERS);
        Comparator<RunLine> order = numbers
                ? Comparator.comparingDouble(
                        line -> RunFields.decimal(line.run().parameters().getOrDefault(name, "")))
                : Comparator.comparing(line -> line.run().parameters().getOrDefault(name, ""));
        return new ListColumn<>(
                column,
                line -> {
                    String value = line.run().parameters().get(name);
                    return value != null && line.changed().contains(name) ? new Accent.Differs(value) : value;
                },
                order);
    }

    private static ListColumn<RunLine> metric(List<RunEntry> runs, String name) {
        double full = runs.stream()
                .mapToDouble(run -> Math.abs(run.metrics().getOrDefault(name, 0.0)))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        GridColumn column = GridColumn.number("metric:" + name, name, Math.clamp(name.length() * LETTER + 24, 124, 220))
                .with(MetricCells.bar(full))
                .in(METRICS);
        return new ListColumn<>(
                column,
                line -> {
                    Double value = line.run().metrics().get(name);
                    return value != null && line.best().contains(name) ? new Accent.Best(value) : value;
                },
                Comparator.comparingDouble(line -> line.run().metrics().getOrDefault(name, Double.NaN)));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
