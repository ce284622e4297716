package studio.atelier.studio.machine;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.machine.MachineStatus;
import studio.atelier.engine.api.machine.WorkspaceUse;
import studio.atelier.workbench.thread.LiveReading;
import studio.atelier.workbench.thread.Reading;

/** The machine as it is, looked at while somebody watches. Properties change on the JavaFX thread. */
final class MachineModel implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final LiveReading<MachineStatus> status;
    private final LiveReading<List<ImageLine>> images;
    private final LiveReading<WorkspaceUse> workspace;
    private boolean watching;

    MachineModel(Engine engine) {
        this.status = new LiveReading<>(
                "machine", BETWEEN, progress -> engine.machine().status());
        this.images = new LiveReading<>("images", BETWEEN, progress -> ImageLine.of(engine.images()));
        this.workspace = new LiveReading<>(
                "workspace", BETWEEN, progress -> engine.machine().workspace());
    }

    ReadOnlyObjectProperty<Reading<MachineStatus>> statusProperty() {
        return status.stateProperty();
    }

    /** @return waiting until it was asked what runs them */
    ReadOnlyObjectProperty<Reading<List<ImageLine>>> imagesProperty() {
        return images.stateProperty();
    }

    ReadOnlyObjectProperty<Reading<WorkspaceUse>> workspaceProperty() {
        return workspace.stateProperty();
    }

    /** Looks every second until told otherwise; measures the workspace, and asks about images once. JavaFX thread. */
    void watch(boolean on) {
        if (on == watching) {
            return;
        }
        watching = on;
        status.repeat(on);
        if (on) {
            measure();
            if (images.state().known().isEmpty()) {
                images.refresh();
            }
        }
    }

    /** Asks anew what runs the images, as after installing a Python package. JavaFX thread. */
    void askImages() {
        images.restart();
    }

    /** Measures the workspace anew; what was measured stays until then. */
    void measure() {
        workspace.refresh();
    }

    @Override
    public void close() {
        status.close();
        images.close();
        workspace.close();
    }
}
