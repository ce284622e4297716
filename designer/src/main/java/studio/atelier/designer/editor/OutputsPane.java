package studio.atelier.designer.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.run.RunOutputs;
import studio.atelier.designer.run.RunState;
import studio.atelier.engine.api.Engine;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.grid.GridColumn;
import studio.atelier.workbench.grid.GridOptions;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.grid.ListColumn;
import studio.atelier.workbench.grid.ListRowSource;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.thread.UiThread;

/** What the steps of the run that is shown left behind; a double click opens what is a file of this machine. */
final class OutputsPane extends BorderPane {

    private final Engine engine;
    private final Workbench workbench;
    private final RunOutputs reader;
    private final GridView grid;
    private final ListRowSource<RunOutputs.Output> rows =
            new ListRowSource<>(columns(), output -> output.step() + " " + output.uri());
    private final Placeholder none =
            new Placeholder("ci-folder-details", "No outputs", "What the steps of a run leave behind is listed here.");
    private final AtomicInteger generation = new AtomicInteger();
    private Consumer<Path> open = file -> {};
    private String shown = "";

    OutputsPane(Engine engine, Workbench workbench) {
        this.engine = engine;
        this.workbench = workbench;
        this.reader = new RunOutputs(engine);
        this.grid = new GridView(workbench.theme(), GridOptions.list());
        grid.setId("outputs-grid");
        grid.setAccessibleText("Outputs of the run");
        grid.setSource(rows);
        grid.setOnOpen(row -> openRow(rows.row(row)));
        grid.setRowMenu(cell -> menu(rows.row(cell.row())));
        getStyleClass().add("at-sheet");
        setCenter(none);
    }

    /** Tells what opens a file of this machine. */
    void onOpen(Consumer<Path> opener) {
        open = opener;
    }

    void show(@Nullable RunState run) {
        String key = run == null ? "" : run.arn() + " " + run.done();
        if (key.equals(shown)) {
            return;
        }
        shown = key;
        int mine = generation.incrementAndGet();
        if (run == null) {
            setCenter(none);
            return;
        }
        Thread.ofVirtual().name("list-outputs").start(() -> read(run, mine));
    }

    private void read(RunState run, int mine) {
        try {
            List<RunOutputs.Output> found = reader.of(run);
            UiThread.run(() -> {
                if (mine == generation.get()) {
                    rows.setRows(found);
                    setCenter(found.isEmpty() ? none : grid);
                }
            });
        } catch (IOException | RuntimeException e) {
            // The root of this thread: the panel says it.
            UiThread.run(() -> setCenter(
                    new Placeholder("ci-warning-alt", "The outputs cannot be listed", String.valueOf(e.getMessage()))));
        }
    }

    private void openRow(RunOutputs.Output output) {
        Optional<Path> file = engine.objects().localFile(output.uri());
        if (file.isPresent()) {
            open.accept(file.get());
        } else {
            workbench
                    .notifications()
                    .show(Notification.of(
                            studio.atelier.workbench.notification.Severity.INFO,
                            output.name() + " is no file of this machine",
                            "It lies at " + output.uri() + "."));
        }
    }

    private List<MenuItem> menu(RunOutputs.Output output) {
        MenuItem opened = new MenuItem("Open", Icons.of("ci-launch"));
        opened.setOnAction(event -> openRow(output));
        MenuItem copy = new MenuItem("Copy the URI", Icons.of("ci-copy"));
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(output.uri().toString());
            Clipboard.getSystemClipboard().setContent(content);
        });
        return List.of(opened, copy);
    }

    private static List<ListColumn<RunOutputs.Output>> columns() {
        return List.of(
                new ListColumn<>(
                        GridColumn.text("step", "Step", 150),
                        RunOutputs.Output::step,
                        Comparator.comparing(RunOutputs.Output::step)),
                new ListColumn<>(
                        GridColumn.text("output", "Output", 110),
                        RunOutputs.Output::output,
                        Comparator.comparing(RunOutputs.Output::output)),
                new ListColumn<>(
                        GridColumn.text("name", "File", 240),
                        RunOutputs.Output::name,
                        Comparator.comparing(RunOutputs.Output::name)),
                new ListColumn<>(
                        GridColumn.text("size", "Size", 80),
                        output -> Times.size(output.size()),
                        Comparator.comparing(RunOutputs.Output::size)),
                new ListColumn<>(
                        GridColumn.text("modified", "Modified", 120),
                        output -> Times.day(output.modified()),
                        Comparator.comparing(RunOutputs.Output::modified)));
    }
}
