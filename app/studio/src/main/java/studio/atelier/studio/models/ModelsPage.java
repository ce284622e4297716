package studio.atelier.studio.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.studio.room.StatusCells;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.grid.GridColumn;
import studio.atelier.workbench.grid.GridOptions;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.grid.ListColumn;
import studio.atelier.workbench.grid.ListRowSource;
import studio.atelier.workbench.grid.Renderers;
import studio.atelier.workbench.theme.Theme;

/** The versions of a group, and the chosen one beside them. */
final class ModelsPage {

    private final BorderPane node = new BorderPane();
    private final Label title = Labels.of("", "at-title");
    private final Label description = Labels.of("", "at-text-2");
    private final GridView grid;
    private final ListRowSource<VersionEntry> rows;
    private final VersionPane pane;
    private final SplitPane split = new SplitPane();
    private String group = "";
    private List<VersionEntry> versions = List.of();
    private @Nullable String chosen;

    ModelsPage(Theme theme, VersionPane.Actions actions) {
        this.pane = new VersionPane(actions);
        this.grid = new GridView(theme, GridOptions.list());
        this.rows = new ListRowSource<>(columns(), VersionEntry::arn);
        grid.setId("versions-grid");
        grid.setAccessibleText("Versions of the model");
        grid.setSource(rows);
        grid.setOnSelection(this::selected);
        HBox head = new HBox(8, title, description);
        head.getStyleClass().add("at-toolbar");
        ScrollPane side = new ScrollPane(pane);
        side.setFitToWidth(true);
        side.setFitToHeight(true);
        side.setMinWidth(280);
        SplitPane.setResizableWithParent(side, false);
        split.getItems().addAll(grid, side);
        split.setDividerPositions(0.68);
        node.getStyleClass().add("at-sheet");
        node.setTop(head);
        node.setCenter(nothing());
    }

    Node node() {
        return node;
    }

    void show(GroupEntry shown, List<VersionEntry> found) {
        boolean other = !group.equals(shown.name());
        group = shown.name();
        versions = found;
        title.setText(shown.name());
        description.setText(shown.description());
        rows.setRows(found);
        if (found.isEmpty()) {
            node.setCenter(new Placeholder(
                    "ci-catalog", "No versions", "A RegisterModel step of a pipeline adds versions to this group."));
            return;
        }
        node.setCenter(split);
        if (other || chosen == null || found.stream().noneMatch(version -> version.arn().equals(chosen))) {
            chosen = found.getFirst().arn();
            grid.selectCell(0, 0);
        }
        showChosen();
    }

    /** Chooses a version. */
    void select(String arn) {
        chosen = arn;
        long row = rows.indexOf(arn);
        if (row >= 0) {
            grid.selectCell(row, 0);
        }
        showChosen();
    }

    void showNothing() {
        group = "";
        title.setText("Models");
        description.setText("");
        node.setCenter(nothing());
    }

    private static Node nothing() {
        return new Placeholder(
                "ci-catalog", "No models yet", "A pipeline with a RegisterModel step puts its models here.");
    }

    private void selected() {
        long row = grid.selection().row();
        if (row >= 0 && row < rows.count().rows()) {
            chosen = rows.row(row).arn();
            showChosen();
        }
    }

    private void showChosen() {
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).arn().equals(chosen)) {
                Optional<VersionEntry> before =
                        i + 1 < versions.size() ? Optional.of(versions.get(i + 1)) : Optional.empty();
                pane.show(group, versions.get(i), before);
            }
        }
    }

    private static List<ListColumn<VersionEntry>> columns() {
        List<ListColumn<VersionEntry>> columns = new ArrayList<>();
        columns.add(new ListColumn<>(
                GridColumn.text("version", "Version", 100),
                version -> "Version " + version.version(),
                Comparator.comparingInt(VersionEntry::version)));
        columns.add(new ListColumn<>(
                GridColumn.text("approval", "Approval", 150).with(Renderers.status()),
                version -> StatusCells.of(version.look(), version.word()),
                Comparator.comparing(VersionEntry::approval)));
        columns.add(new ListColumn<>(
                GridColumn.text("registered", "Registered", 130),
                version -> Times.day(version.created()),
                Comparator.comparing(VersionEntry::created)));
        columns.add(new ListColumn<>(
                GridColumn.text("size", "Size", 80).with(Renderers.text()),
                version -> version.size().map(Times::size).orElse(null),
                Comparator.comparing(version -> version.size().orElse(0L))));
        columns.add(new ListColumn<>(
                GridColumn.text("comment", "Comment", 240),
                version -> version.comment().orElse(null),
                Comparator.comparing(version -> version.comment().orElse(""))));
        return columns;
    }
}
