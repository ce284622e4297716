package studio.atelier.studio.executions;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuItem;
import javafx.util.Subscription;
import studio.atelier.studio.room.ProjectRoom;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.studio.room.RoomText;
import studio.atelier.studio.room.SideList;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.docking.DockLayout;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.frame.Room;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.theme.Icons;

/** The room of runs: pipelines at the left, the runs of the chosen one in the middle. JavaFX thread. */
public final class RunsRoom implements ProjectRoom {

    public static final String ID = "runs";

    private static final String LIST = "runs-pipelines";
    private static final String ICON = "ci-chart-multi-line";

    private final Workbench workbench;
    private final RunsModel model;
    private final RunActions actions;
    private final RunsPage page;
    private final RunSearch search;
    private final SideList<PipelineEntry> pipelines = new SideList<>(
            "runs-pipeline-list",
            "Find",
            "Pipelines",
            new SideList.Look<>(
                    "ci-flow",
                    PipelineEntry::name,
                    PipelineEntry::latest,
                    entry -> entry.latest().map(Status::word).orElse(""),
                    PipelineEntry::runs));
    private final Subscription subscriptions;
    private String toShow = "";

    public RunsRoom(RoomContext context) {
        this.workbench = context.workbench();
        this.model = new RunsModel(context.engine());
        this.actions = new RunActions(context, model);
        this.page = new RunsPage(context, model, actions);
        this.search = new RunSearch(context.engine(), context.links()::showRun);
        pipelines.setOnChoose(entry -> model.choose(entry.name()));
        pipelines.setMenu(this::menu);
        workbench.docks().addTool(DockPanel.tool(LIST, "Runs", ICON, pipelines));
        workbench.search().add(search);
        subscriptions = Subscription.combine(
                model.pipelinesProperty().subscribe(state -> state.known().ifPresent(this::showPipelines)),
                model.chosenProperty().subscribe(chosen -> chosen.ifPresent(pipelines::mark)));
    }

    @Override
    public Room room() {
        DockLayout layout = DockLayout.row(0.18, DockLayout.tabs("runs-left", LIST), DockLayout.editors());
        return new Room(ID, "Runs", ICON, DockLayout.Desk.of(layout), this::openPage);
    }

    /** Shows a run in the list of its pipeline's runs. */
    public void show(String executionArn) {
        toShow = executionArn;
        showWanted();
    }

    /** Waits for the list of pipelines if it is not there yet. */
    private void showWanted() {
        if (toShow.isEmpty()) {
            return;
        }
        model.pipelinesProperty().get().known().stream()
                .flatMap(List::stream)
                .filter(entry -> RoomText.isOf(toShow, entry.name()))
                .findFirst()
                .ifPresent(entry -> {
                    model.choose(entry.name());
                    page.select(toShow);
                    toShow = "";
                });
    }

    private void openPage() {
        workbench.docks().openEditor(new DockPanel(ID, page.title(), ICON, page.node(), true, () -> true, () -> {}));
    }

    private void showPipelines(List<PipelineEntry> entries) {
        pipelines.setPlaceholder(
                new Placeholder("ci-flow", "No pipelines", "A pipeline is listed here once it has been run."));
        pipelines.setItems(entries);
        showWanted();
        Optional<String> chosen = model.chosenProperty().get();
        boolean gone = chosen.isPresent()
                && entries.stream().noneMatch(entry -> entry.name().equals(chosen.get()));
        if (gone) {
            model.chooseNone();
        }
        if ((chosen.isEmpty() || gone) && !entries.isEmpty()) {
            model.choose(entries.getFirst().name());
        }
    }

    private List<MenuItem> menu(PipelineEntry entry) {
        MenuItem delete = new MenuItem("Delete the pipeline…", Icons.of("ci-trash-can"));
        delete.setId("delete-pipeline");
        delete.setOnAction(event -> actions.delete(entry));
        return List.of(delete);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        workbench.search().remove(search);
        workbench.docks().close(ID);
        workbench.docks().remove(LIST);
        page.close();
        model.close();
    }
}
