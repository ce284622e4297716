package studio.atelier.studio.models;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.studio.room.ColumnsButton;
import studio.atelier.studio.room.ReadStates;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.studio.room.RoomLinks;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.grid.CellRef;
import studio.atelier.workbench.grid.GridOptions;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.grid.ListRowSource;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.thread.Reading;

/** The versions of the chosen group; the selected one shows in the pane beside it. JavaFX thread. */
final class ModelsPage implements AutoCloseable {

    private final ModelsModel model;
    private final RoomLinks links;
    private final ModelActions actions;
    private final VersionPane pane;
    private final GridView grid;
    private final Label name = Labels.of("", "at-title");
    private final Label description = Labels.of("", "at-text-2");
    private final HBox bar = new HBox();
    private final BorderPane page = new BorderPane();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Models");
    private final Subscription subscriptions;
    private ListRowSource<ModelVersion> source = new ListRowSource<>(List.of(), ModelVersion::arn);
    private String columnKey = "";
    private boolean absolute;
    private String wanted = "";

    ModelsPage(RoomContext context, ModelsModel model, ModelActions actions, VersionPane pane) {
        this.model = model;
        this.links = context.links();
        this.actions = actions;
        this.pane = pane;
        this.grid = new GridView(context.workbench().theme(), GridOptions.list());
        page.setId("models-page");
        page.getStyleClass().add("at-sheet");
        grid.setId("versions-grid");
        grid.setAccessibleText("Versions");
        grid.setOnSelection(this::selected);
        grid.setOnOpen(row -> actions.openOrigin(source.row(row)));
        grid.setRowMenu(this::menu);
        grid.setCellTip(cell -> cell.column().id().equals(VersionColumns.REGISTERED)
                ? RoomText.utc(source.row(cell.row()).registered())
                : null);
        bar.getStyleClass().add("at-toolbar");
        bar.getChildren().addAll(name, description, Labels.spring(), new ColumnsButton(grid));
        subscriptions = Subscription.combine(
                model.versionsProperty().subscribe(any -> show()),
                model.groupsProperty().subscribe(any -> show()),
                context.absoluteTimes().subscribe(exact -> {
                    absolute = exact;
                    show();
                }));
    }

    Node node() {
        return page;
    }

    GridView grid() {
        return grid;
    }

    ObservableStringValue title() {
        return title.getReadOnlyProperty();
    }

    /** Selects a version of the chosen group, as soon as it is listed. */
    void select(String arn) {
        wanted = arn;
        show();
    }

    private void show() {
        Optional<String> chosen = model.chosenProperty().get();
        title.set(chosen.orElse("Models"));
        if (model.groupsProperty().get() instanceof Reading.Failed<List<GroupEntry>>(Throwable failure)) {
            alone(failed("The models cannot be read", failure));
        } else if (chosen.isEmpty()) {
            alone(model.groupsProperty().get().known().map(this::none).orElse(waiting()));
        } else {
            switch (model.versionsProperty().get()) {
                case Reading.Ready<ModelsModel.Versions>(ModelsModel.Versions versions) -> showVersions(versions);
                case Reading.Waiting<ModelsModel.Versions> waiting -> alone(waiting());
                case Reading.Failed<ModelsModel.Versions>(Throwable failure) ->
                    alone(failed("The versions of " + chosen.get() + " cannot be read", failure));
            }
        }
    }

    private Node none(List<GroupEntry> groups) {
        return groups.isEmpty()
                ? ReadStates.none(
                        "ci-catalog",
                        "No models yet",
                        "A pipeline with a register step puts its models here, each as a version of a group.",
                        links)
                : new Placeholder("ci-catalog", "No group chosen", "Choose a group at the left to see its versions.");
    }

    private static Node waiting() {
        return ReadStates.waiting("Reading the models");
    }

    private void alone(Node node) {
        page.setTop(null);
        page.setCenter(node);
        pane.show(null);
    }

    private Node failed(String what, Throwable failure) {
        return ReadStates.failed("models-try-again", what, failure, model::retry);
    }

    private void showVersions(ModelsModel.Versions versions) {
        name.setText(versions.group());
        description.setText(model.groupsProperty().get().known().stream()
                .flatMap(List::stream)
                .filter(group -> group.name().equals(versions.group()))
                .map(GroupEntry::description)
                .findFirst()
                .filter(words -> !words.isEmpty())
                .orElse(RoomText.count(versions.versions().size(), "version", "versions")));
        var columns = VersionColumns.of(versions.versions(), absolute);
        String key = versions.group()
                + absolute
                + columns.stream().map(column -> column.column().id()).collect(Collectors.joining(","));
        if (!key.equals(columnKey)) {
            columnKey = key;
            source = new ListRowSource<>(columns, ModelVersion::arn);
            grid.setSource(source);
        }
        source.setRows(versions.versions());
        page.setTop(bar);
        page.setCenter(grid);
        long row = source.indexOf(wanted);
        if (row >= 0) {
            wanted = "";
            grid.selectCell(row, 0);
        } else if (grid.selection().isEmpty() && !versions.versions().isEmpty()) {
            grid.selectCell(0, 0);
        }
        selected();
    }

    private void selected() {
        long row = grid.selection().row();
        pane.show(row >= 0 && row < source.count().rows() ? source.row(row) : null);
    }

    private List<MenuItem> menu(@Nullable CellRef cell) {
        if (cell == null) {
            return List.of();
        }
        ModelVersion version = source.row(cell.row());
        MenuItem origin = new MenuItem("Show the run", Icons.of("ci-chart-multi-line"));
        origin.setDisable(version.origin().isEmpty());
        origin.setOnAction(event -> actions.openOrigin(version));
        MenuItem copy = new MenuItem("Copy the ARN", Icons.of("ci-copy"));
        copy.setOnAction(event -> actions.copyArn(version));
        MenuItem delete = new MenuItem("Delete the version…", Icons.of("ci-trash-can"));
        delete.setOnAction(event -> actions.delete(version));
        return List.of(origin, copy, delete);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
