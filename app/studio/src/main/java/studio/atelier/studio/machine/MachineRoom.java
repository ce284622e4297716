package studio.atelier.studio.machine;

import javafx.beans.property.ReadOnlyStringWrapper;
import studio.atelier.studio.room.ProjectRoom;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.workbench.command.Command;
import studio.atelier.workbench.docking.DockLayout;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.frame.Room;
import studio.atelier.workbench.frame.Workbench;

/** The room of the machine. JavaFX thread. */
public final class MachineRoom implements ProjectRoom {

    public static final String ID = "machine";

    private static final String ICON = "ci-chip";

    private static final String TOGGLE = "clients.toggle";

    private final Workbench workbench;
    private final MachineModel model;
    private final MachinePage page;

    public MachineRoom(RoomContext context, ClientDoor door) {
        this.workbench = context.workbench();
        this.model = new MachineModel(context.engine());
        this.page = new MachinePage(context, model, door);
        workbench
                .commands()
                .register(Command.of(TOGGLE, "Machine", "Open or close the door for clients")
                        .description("Lets boto3, the AWS CLI and other clients of this machine in, or keeps them out.")
                        .icon("ci-plug")
                        .when(door.readyProperty())
                        .does(() -> {
                            // Where what clients need, or why they are kept out, can be read.
                            workbench.enter(ID);
                            door.toggle();
                        }));
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
        workbench.commands().unregister(TOGGLE);
        workbench.docks().close(ID);
        page.close();
        model.close();
    }
}
