package studio.atelier.studio.machine;

import javafx.beans.property.ReadOnlyStringWrapper;
import studio.atelier.studio.room.ProjectRoom;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.workbench.docking.DockLayout;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.frame.Room;
import studio.atelier.workbench.frame.Workbench;

/** The room of the machine. JavaFX thread. */
public final class MachineRoom implements ProjectRoom {

    public static final String ID = "machine";

    private static final String ICON = "ci-chip";

    private final Workbench workbench;
    private final MachineModel model;
    private final MachinePage page;

    public MachineRoom(RoomContext context) {
        this.workbench = context.workbench();
        this.model = new MachineModel(context.engine());
        this.page = new MachinePage(context, model);
    }

    @Override
    public Room room() {
        return new Room(ID, "Machine", ICON, DockLayout.Desk.of(DockLayout.editors()), this::openPage);
    }

    private void openPage() {
        workbench
                .docks()
                .openEditor(new DockPanel(
                        ID,
                        new ReadOnlyStringWrapper("Machine").getReadOnlyProperty(),
                        ICON,
                        page,
                        true,
                        () -> true,
                        () -> {}));
    }

    @Override
    public void close() {
        workbench.docks().close(ID);
        page.close();
        model.close();
    }
}
