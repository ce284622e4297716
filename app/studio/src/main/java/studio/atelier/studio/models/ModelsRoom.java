package studio.atelier.studio.models;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuItem;
import javafx.util.Subscription;
import studio.atelier.studio.room.ProjectRoom;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.studio.room.SideList;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.docking.DockLayout;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.frame.Room;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.theme.Icons;

/** The room of models: groups at the left, versions in the middle, the chosen version at the right. JavaFX thread. */
public final class ModelsRoom implements ProjectRoom {

    public static final String ID = "models";

    private static final String LIST = "model-groups";
    private static final String VERSION = "model-version";
    private static final String ICON = "ci-catalog";

    private final Workbench workbench;
    private final ModelsModel model;
    private final ModelActions actions;
    private final ModelsPage page;
    private final ModelSearch search;
    private final SideList<GroupEntry> groups = new SideList<>(
            "model-group-list",
            "Find a group",
            "Model groups",
            new SideList.Look<>(
                    ICON,
                    GroupEntry::name,
                    entry -> entry.latest().map(Approval::status),
                    entry -> entry.latest().map(Approval::word).orElse(""),
                    GroupEntry::versions));
    private final Subscription subscriptions;

    public ModelsRoom(RoomContext context) {
        this.workbench = context.workbench();
        this.model = new ModelsModel(context.engine());
        this.actions = new ModelActions(context, model);
        VersionPane pane = new VersionPane(actions);
        this.page = new ModelsPage(context, model, actions, pane);
        this.search = new ModelSearch(context.engine(), context.links()::showModel);
        groups.setOnChoose(entry -> model.choose(Optional.of(entry.name())));
        groups.setMenu(this::menu);
        workbench.docks().addTool(DockPanel.tool(LIST, "Groups", ICON, groups));
        workbench.docks().addTool(DockPanel.tool(VERSION, "Version", ICON, pane));
        workbench.search().add(search);
        subscriptions = Subscription.combine(
                model.groupsProperty().subscribe(state -> state.known().ifPresent(this::showGroups)),
                model.chosenProperty().subscribe(chosen -> chosen.ifPresent(groups::mark)));
    }

    @Override
    public Room room() {
        DockLayout layout = DockLayout.row(
                0.18,
                DockLayout.tabs("models-left", LIST),
                DockLayout.row(0.72, DockLayout.editors(), DockLayout.tabs("models-right", VERSION)));
        return new Room(ID, "Models", ICON, DockLayout.Desk.of(layout), this::openPage);
    }

    /** Shows a version in its group. */
    public void show(String modelPackageArn) {
        String[] parts =
                modelPackageArn.substring(modelPackageArn.lastIndexOf(':') + 1).split("/", -1);
        if (parts.length == 3) {
            model.choose(Optional.of(parts[1]));
            page.select(modelPackageArn);
        }
    }

    private void openPage() {
        workbench.docks().openEditor(new DockPanel(ID, page.title(), ICON, page.node(), true, () -> true, () -> {}));
    }

    private void showGroups(List<GroupEntry> entries) {
        groups.setPlaceholder(
                new Placeholder(ICON, "No groups", "A group is listed here once a model was registered in it."));
        groups.setItems(entries);
        Optional<String> chosen = model.chosenProperty().get();
        boolean there = entries.stream()
                .anyMatch(entry -> chosen.filter(entry.name()::equals).isPresent());
        if (!there) {
            model.choose(entries.stream().findFirst().map(GroupEntry::name));
        }
    }

    private List<MenuItem> menu(GroupEntry entry) {
        MenuItem delete = new MenuItem("Delete the group…", Icons.of("ci-trash-can"));
        delete.setOnAction(event -> actions.delete(entry));
        return List.of(delete);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        workbench.search().remove(search);
        workbench.docks().close(ID);
        workbench.docks().remove(LIST);
        workbench.docks().remove(VERSION);
        page.close();
        model.close();
    }
}
