package studio.atelier.studio.models;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.studio.room.ProjectRoom;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.studio.room.SideList;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.docking.DockLayout;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.frame.DialogCard;
import studio.atelier.workbench.frame.Room;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.thread.UiThread;

/** The room of models: groups at the left, versions of the chosen group in the middle. JavaFX thread. */
public final class ModelsRoom implements ProjectRoom {

    public static final String ID = "models";

    private static final String LIST = "models-groups";
    private static final String ICON = "ci-catalog";
    private static final long CALM_MILLIS = 150;

    private final RoomContext context;
    private final Workbench workbench;
    private final ModelsReader reader;
    private final ModelsPage page;
    private final EventStream.Subscription events;
    private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("read-models").factory());
    private final AtomicBoolean asked = new AtomicBoolean();
    private final SideList<GroupEntry> groups = new SideList<>(
            "model-group-list",
            "Find a group",
            "Model groups",
            new SideList.Look<>(
                    ICON,
                    GroupEntry::name,
                    GroupEntry::latest,
                    entry -> entry.latest().map(Status::word).orElse(""),
                    GroupEntry::versions));
    private volatile @Nullable String chosen;

    public ModelsRoom(RoomContext context) {
        this.context = context;
        this.workbench = context.workbench();
        this.reader = new ModelsReader(context.engine());
        this.page = new ModelsPage(workbench.theme(), new Actions());
        groups.setOnChoose(group -> {
            chosen = group.name();
            ask(0);
        });
        groups.setPlaceholder(new Placeholder(ICON, "No models", "Registered models are listed here."));
        workbench
                .docks()
                .addTool(new DockPanel(
                        LIST,
                        new ReadOnlyStringWrapper("Models").getReadOnlyProperty(),
                        ICON,
                        groups,
                        false,
                        () -> true,
                        () -> {}));
        this.events = context.engine().events().subscribe(this::event);
        ask(0);
    }

    @Override
    public Room room() {
        DockLayout layout = DockLayout.row(0.16, DockLayout.tabs("models-left", LIST), DockLayout.editors());
        return new Room(ID, "Models", ICON, DockLayout.Desk.of(layout), this::openPage);
    }

    /** Shows a model package in its group. */
    public void show(String modelPackageArn) {
        String[] parts = modelPackageArn.substring(modelPackageArn.lastIndexOf(':') + 1).split("/", -1);
        if (parts.length == 3) {
            chosen = parts[1];
            page.select(modelPackageArn);
            ask(0);
        }
    }

    private void openPage() {
        workbench
                .docks()
                .openEditor(new DockPanel(
                        ID,
                        new ReadOnlyStringWrapper("Models").getReadOnlyProperty(),
                        ICON,
                        page.node(),
                        true,
                        () -> true,
                        () -> {}));
    }

    private void event(EngineEvent event) {
        if (event instanceof EngineEvent.StatusChanged change && change.kind().startsWith("model-package")) {
            ask(CALM_MILLIS);
        }
    }

    private void ask(long delay) {
        if (asked.compareAndSet(false, true) && !reading.isShutdown()) {
            reading.schedule(this::read, delay, TimeUnit.MILLISECONDS);
        }
    }

    private void read() {
        asked.set(false);
        try {
            List<GroupEntry> found = reader.groups();
            Optional<GroupEntry> shown = found.stream()
                    .filter(group -> group.name().equals(chosen))
                    .findFirst()
                    .or(() -> found.stream().findFirst());
            List<VersionEntry> versions = shown.map(group -> reader.versions(group.name())).orElse(List.of());
            UiThread.run(() -> {
                groups.setItems(found);
                shown.ifPresentOrElse(
                        group -> {
                            groups.mark(group.name());
                            page.show(group, versions);
                        },
                        page::showNothing);
            });
        } catch (RuntimeException e) {
            // The root of this thread: it has nobody else to tell.
            workbench.notifications().show(Notification.failure("The models cannot be listed", e));
        }
    }

    private final class Actions implements VersionPane.Actions {

        @Override
        public void decide(VersionEntry version, boolean approved, String comment) {
            workbench
                    .tasks()
                    .start(
                            (approved ? "Approving version " : "Rejecting version ") + version.version(),
                            task -> {
                                reader.approve(version.arn(), approved, comment);
                                return version;
                            },
                            any -> ask(0));
        }

        @Override
        public void delete(VersionEntry version) {
            DialogCard card = new DialogCard("Delete version " + version.version() + "?", 480);
            card.setBody(Labels.of(
                    "Its entry in the registry is gone then; the model's file stays where it is.", "at-text-2"));
            Button cancel = new Button("Cancel");
            cancel.setOnAction(event -> card.close());
            Button delete = new Button("Delete");
            delete.setId("confirm-delete");
            delete.setDefaultButton(true);
            delete.setOnAction(event -> {
                card.close();
                workbench
                        .tasks()
                        .start(
                                "Deleting version " + version.version(),
                                task -> {
                                    reader.delete(version.arn());
                                    return version;
                                },
                                any -> ask(0));
            });
            card.setButtons(cancel, delete);
            workbench.ask(card);
        }

        @Override
        public void openRun(String executionArn) {
            context.links().showRun(executionArn);
        }
    }

    @Override
    public void close() {
        workbench.docks().close(ID);
        Thread.ofVirtual().start(() -> {
            events.close();
            reading.shutdownNow();
        });
    }
}
