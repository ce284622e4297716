package studio.atelier.workbench.grid;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.control.Status;

/** A list of runs for tests: states, parameters, metrics. */
final class RunRows {

    record Run(
            int number,
            StatusCell status,
            String started,
            String duration,
            String machine,
            int depth,
            double eta,
            @Nullable Double rmse,
            @Nullable String note) {}

    private RunRows() {}

    static List<Run> runs() {
        return List.of(
                new Run(
                        14,
                        StatusCell.of(Status.RUNNING),
                        "Today 10:12",
                        "0:31",
                        "ml.m5.xlarge",
                        6,
                        0.1,
                        null,
                        "Deeper, slower rate"),
                new Run(
                        13,
                        StatusCell.of(Status.SUCCEEDED),
                        "Today 10:03",
                        "2:05",
                        "ml.m5.xlarge",
                        6,
                        0.1,
                        2.187,
                        null),
                new Run(
                        12,
                        StatusCell.of(Status.SUCCEEDED),
                        "Today 09:41",
                        "1:39",
                        "ml.m5.xlarge",
                        5,
                        0.2,
                        2.271,
                        "Baseline"),
                new Run(
                        11,
                        StatusCell.of(Status.FAILED),
                        "Yesterday 18:02",
                        "0:41",
                        "ml.m5.xlarge",
                        9,
                        0.4,
                        null,
                        "Evaluation ran out of memory"),
                new Run(
                        10,
                        StatusCell.of(Status.SUCCEEDED),
                        "Yesterday 17:48",
                        "1:58",
                        "ml.m5.large",
                        7,
                        0.2,
                        2.254,
                        null),
                new Run(
                        9,
                        StatusCell.of(Status.STOPPED),
                        "Yesterday 17:40",
                        "0:22",
                        "ml.m5.xlarge",
                        7,
                        0.3,
                        null,
                        "Stopped by hand"),
                new Run(8, StatusCell.of(Status.CACHED), "Yesterday 16:15", "1:40", "ml.m5.large", 5, 0.3, 2.318, null),
                new Run(
                        7,
                        new StatusCell(Status.WARNING, "Succeeded"),
                        "20 Nov 11:27",
                        "1:38",
                        "ml.m5.large",
                        4,
                        0.3,
                        2.342,
                        null));
    }

    static ListRowSource<Run> source() {
        return new ListRowSource<>(
                List.of(
                        ListColumn.sorted(
                                GridColumn.text("run", "Run", 84).with(Renderers.name()), run -> run.number()),
                        ListColumn.sorted(
                                GridColumn.text("status", "Status", 110).with(Renderers.status()), Run::status),
                        ListColumn.sorted(
                                GridColumn.text("started", "Started", 122).with(Renderers.quiet()), Run::started),
                        new ListColumn<>(
                                GridColumn.number("duration", "Duration", 72).with(Renderers.number(Object::toString)),
                                Run::duration,
                                null),
                        ListColumn.sorted(
                                GridColumn.text("machine", "instance_type", 110)
                                        .with(Renderers.quiet())
                                        .in("Parameters"),
                                Run::machine),
                        new ListColumn<>(
                                GridColumn.number("depth", "max_depth", 80).in("Parameters"),
                                run -> run.depth() > 6 ? new Accent.Differs(run.depth()) : (Object) run.depth(),
                                Comparator.comparing(Run::depth)),
                        ListColumn.sorted(GridColumn.number("eta", "eta", 56).in("Parameters"), Run::eta),
                        new ListColumn<>(
                                GridColumn.number("rmse", "validation:rmse", 124)
                                        .with(Renderers.bar(2.6, 3))
                                        .in("Metrics"),
                                run -> run.rmse() == null
                                        ? null
                                        : run.number() == 13 ? new Accent.Best(run.rmse()) : (Object) run.rmse(),
                                Comparator.comparing(run -> Objects.requireNonNullElse(run.rmse(), 0.0))),
                        ListColumn.sorted(GridColumn.text("note", "Note", 180).with(Renderers.quiet()), Run::note)),
                Run::number);
    }
}
