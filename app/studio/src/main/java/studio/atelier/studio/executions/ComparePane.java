package studio.atelier.studio.executions;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.grid.GridColumn;
import studio.atelier.workbench.grid.GridOptions;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.grid.ListColumn;
import studio.atelier.workbench.grid.ListRowSource;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.theme.Icons;

/** Two or more runs side by side. JavaFX thread. */
final class ComparePane extends BorderPane {

    /** As many runs side by side have room for long values. */
    private static final int ROOMY = 4;

    private final Workbench workbench;
    private final GridView grid;
    private final StepTimes times = new StepTimes();
    private final Label title = Labels.of("Compare", "at-title");
    private final Button swap = new Button("Swap", Icons.of("ci-arrows-horizontal"));
    private final ToggleButton onlyDifferences = new ToggleButton("Only differences", Icons.of("ci-checkmark"));
    private @Nullable Comparison comparison;
    private @Nullable ListRowSource<CompareLine> source;
    private List<String> columns = List.of();
    private Function<FileChooser, Optional<Path>> ask = this::askUser;

    /**
     * @param onSwap puts the runs in the opposite order
     */
    ComparePane(Workbench workbench, Runnable onSwap) {
        this.workbench = workbench;
        this.grid = new GridView(workbench.theme(), GridOptions.list());
        setId("compare");
        getStyleClass().add("compare");
        grid.setId("compare-grid");
        grid.setAccessibleText("Comparison of runs");
        swap.setId("compare-swap");
        swap.getStyleClass().add("quiet");
        swap.setOnAction(event -> onSwap.run());
        onlyDifferences.setId("compare-only-differences");
        onlyDifferences.getStyleClass().add("quiet");
        onlyDifferences.selectedProperty().subscribe(any -> fill());
        Button export = new Button("Export CSV", Icons.of("ci-export"));
        export.setId("compare-export");
        export.getStyleClass().add("quiet");
        export.setOnAction(event -> chooseFile());
        HBox bar = new HBox(Icons.of("ci-compare"), title, Labels.spring(), swap, onlyDifferences, export);
        bar.getStyleClass().add("at-toolbar");
        setTop(bar);
        setCenter(grid);
        ScrollPane side = new ScrollPane(times);
        side.setFitToWidth(true);
        side.getStyleClass().add("compare-side");
        setRight(side);
        widthProperty().subscribe(width -> {
            boolean wide = width.doubleValue() > 720;
            side.setVisible(wide);
            side.setManaged(wide);
        });
    }

    GridView grid() {
        return grid;
    }

    /**
     * @param runs in the order of their letters, two at least
     */
    void show(List<RunEntry> runs) {
        Instant now = Instant.now();
        comparison = Comparison.of(runs, now);
        swap.setDisable(runs.size() < 2);
        title.setText("Compare " + runs.size() + " runs");
        times.show(runs, now);
        List<String> wanted = runs.stream().map(RunEntry::arn).toList();
        if (!wanted.equals(columns) || source == null) {
            columns = wanted;
            source = new ListRowSource<>(columns(runs), line -> line.group() + "/" + line.name());
            grid.setSource(source);
        }
        fill();
    }

    private void fill() {
        if (comparison != null && source != null) {
            source.setRows(comparison.shown(onlyDifferences.isSelected()));
        }
    }

    private static List<ListColumn<CompareLine>> columns(List<RunEntry> runs) {
        List<ListColumn<CompareLine>> columns = new ArrayList<>();
        columns.add(new ListColumn<>(
                GridColumn.text("what", "What", 170).with(new CompareRenderers.Name()), line -> line, null));
        double width = runs.size() <= ROOMY ? 170 : 110;
        for (int i = 0; i < runs.size(); i++) {
            int place = i;
            String head = RunLine.letter(i) + "   " + runs.get(i).summary().title();
            columns.add(new ListColumn<>(
                    GridColumn.text("run:" + i, head, width).with(new CompareRenderers.Value()),
                    line -> line.isHeading() ? "" : value(line, place),
                    null));
        }
        if (runs.size() == 2) {
            columns.add(new ListColumn<>(
                    GridColumn.text("difference", "A \u2212 B", 100).with(new CompareRenderers.Difference()),
                    line -> line,
                    null));
        }
        return columns;
    }

    private static @Nullable String value(CompareLine line, int place) {
        String value = line.values().get(place);
        return value.isEmpty() ? null : value;
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export the comparison");
        chooser.setInitialFileName("comparison.csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Comma-separated values", "*.csv"));
        ask.apply(chooser).ifPresent(this::export);
    }

    private Optional<Path> askUser(FileChooser chooser) {
        File chosen =
                chooser.showSaveDialog(getScene() == null ? null : getScene().getWindow());
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    /** Replaces the dialog of the system, which tests cannot reach. */
    void setAsk(Function<FileChooser, Optional<Path>> dialog) {
        ask = dialog;
    }

    /** Writes the comparison as comma-separated values, in the background. */
    private void export(Path file) {
        if (comparison == null) {
            return;
        }
        String csv = comparison.csv();
        workbench
                .tasks()
                .start(
                        "Writing " + file.getFileName(),
                        context -> Files.write(file, csv.getBytes(StandardCharsets.UTF_8)),
                        written -> workbench
                                .notifications()
                                .show(Notification.of(
                                        Severity.SUCCESS, "The comparison is saved", written.toString())));
    }
}
