package studio.atelier.designer.editor;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.graph.PortNames;
import studio.atelier.designer.run.Output;
import studio.atelier.designer.run.RunOutputs;
import studio.atelier.designer.run.RunState;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.grid.GridColumn;
import studio.atelier.workbench.grid.GridOptions;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.grid.ListColumn;
import studio.atelier.workbench.grid.ListRowSource;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.thread.UiThread;

/** What the steps of the run that is shown left behind; Enter or a double click shows it. */
final class OutputsPane extends BorderPane {

    private final Engine engine;
    private final Workbench workbench;
    private final RunOutputs reader;
    private final GridView grid;
    private final ListRowSource<Output> rows =
            new ListRowSource<>(columns(), output -> output.step() + " " + output.output() + " " + output.name());
    private final Placeholder none =
            new Placeholder("ci-folder-details", "No outputs", "What the steps of a run leave behind is listed here.");
    private final AtomicInteger generation = new AtomicInteger();
    private final Consumer<String> goTo;
    private Consumer<ObjectUri> openObject = uri -> {};
    private Optional<Consumer<String>> openModel = Optional.empty();
    private String shown = "";

    /**
     * @param goTo called with a step whose value was opened
     */
    OutputsPane(Engine engine, Workbench workbench, Consumer<String> goTo) {
        this.goTo = goTo;
        this.engine = engine;
        this.workbench = workbench;
        this.reader = new RunOutputs(engine.sageMaker(), engine.objects());
        this.grid = new GridView(workbench.theme(), GridOptions.list());
        grid.setId("outputs-grid");
        grid.setAccessibleText("Outputs of the run");
        grid.setSource(rows);
        grid.setOnOpen(row -> open(rows.row(row)));
        grid.setRowMenu(cell -> menu(rows.row(cell.row())));
        getStyleClass().add("at-sheet");
        setCenter(none);
    }

    /** Tells what shows an object. */
    void onOpenObject(Consumer<ObjectUri> opener) {
        openObject = opener;
    }

    /** Tells what shows a version of a model by its ARN. */
    void onOpenModel(Consumer<String> opener) {
        openModel = Optional.of(opener);
    }

    /** A value has no page; its step is shown in its place. */
    private void open(Output output) {
        switch (output) {
            case Output.Stored stored -> openObject.accept(stored.uri());
            case Output.ModelVersion version ->
                openModel.ifPresentOrElse(opener -> opener.accept(version.arn()), () -> goTo.accept(version.step()));
            case Output.Value value -> goTo.accept(value.step());
        }
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
            RunOutputs.Found found = reader.of(run);
            UiThread.run(() -> {
                if (mine == generation.get()) {
                    rows.setRows(found.outputs());
                    setCenter(found.outputs().isEmpty() ? none : grid);
                    setBottom(found.cut().isEmpty() ? null : cut(found.cut()));
                }
            });
        } catch (IOException | RuntimeException e) {
            // The root of this thread: the panel says it.
            UiThread.run(() -> setCenter(
                    new Placeholder("ci-warning-alt", "The outputs cannot be listed", String.valueOf(e.getMessage()))));
        }
    }

    private static Label cut(List<ObjectUri> places) {
        Label note = Labels.of(
                "Only the first " + RunOutputs.MOST + " objects are listed of "
                        + places.stream().map(ObjectUri::toString).collect(Collectors.joining(", ")),
                "at-caption",
                "at-text-2");
        note.setPadding(new Insets(6, 12, 6, 12));
        return note;
    }

    private List<MenuItem> menu(Output output) {
        return switch (output) {
            case Output.Stored stored -> {
                List<MenuItem> items = new ArrayList<>();
                items.add(item("Open", "ci-launch", () -> openObject.accept(stored.uri())));
                items.add(item("Save as", "ci-download", () -> saveAs(stored.uri())));
                items.add(
                        item("Copy the URI", "ci-copy", () -> copy(stored.uri().toString())));
                engine.objects()
                        .localFile(stored.uri())
                        .ifPresent(file -> items.add(item("Copy its path", "ci-folder", () -> copy(file.toString()))));
                yield items;
            }
            case Output.ModelVersion version -> {
                List<MenuItem> items = new ArrayList<>();
                openModel.ifPresent(opener ->
                        items.add(item("Open the model version", "ci-launch", () -> opener.accept(version.arn()))));
                items.add(item("Copy the ARN", "ci-copy", () -> copy(version.arn())));
                items.add(item("Show the step", "ci-flow", () -> goTo.accept(version.step())));
                yield items;
            }
            case Output.Value value ->
                List.of(
                        item("Copy", "ci-copy", () -> copy(value.name())),
                        item("Show the step", "ci-flow", () -> goTo.accept(value.step())));
        };
    }

    private static MenuItem item(String title, String icon, Runnable action) {
        MenuItem item = new MenuItem(title, Icons.of(icon));
        item.setOnAction(event -> action.run());
        return item;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void saveAs(ObjectUri uri) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save " + uri.name() + " as");
        chooser.setInitialFileName(uri.name());
        File target = chooser.showSaveDialog(getScene().getWindow());
        if (target == null) {
            return;
        }
        workbench
                .tasks()
                .start(
                        "Saving " + target.getName(),
                        context -> {
                            try (InputStream in = engine.objects().read(uri)) {
                                Files.copy(in, target.toPath(), StandardCopyOption.REPLACE_EXISTING);
                            }
                            return target;
                        },
                        saved -> workbench
                                .notifications()
                                .show(Notification.of(
                                        Severity.SUCCESS, target.getName() + " is saved", target.getPath())));
    }

    private static List<ListColumn<Output>> columns() {
        return List.of(
                new ListColumn<>(
                        GridColumn.text("step", "Step", 150), Output::step, Comparator.comparing(Output::step)),
                new ListColumn<>(
                        GridColumn.text("output", "Output", 110),
                        output -> PortNames.plain(output.output()),
                        Comparator.comparing(output -> PortNames.plain(output.output()))),
                new ListColumn<>(
                        GridColumn.text("name", "What", 240), Output::name, Comparator.comparing(Output::name)),
                new ListColumn<>(
                        GridColumn.text("size", "Size", 80),
                        output -> output instanceof Output.Stored stored ? Times.size(stored.size()) : null,
                        Comparator.comparing(output -> output instanceof Output.Stored stored ? stored.size() : -1L)),
                new ListColumn<>(
                        GridColumn.text("modified", "Modified", 120),
                        output -> time(output).map(Times::day).orElse(null),
                        Comparator.comparing(output -> time(output).orElse(Instant.MIN))));
    }

    private static Optional<Instant> time(Output output) {
        return switch (output) {
            case Output.Stored stored -> Optional.of(stored.modified());
            case Output.ModelVersion version -> Optional.of(version.created());
            case Output.Value value -> Optional.empty();
        };
    }
}
