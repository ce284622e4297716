package studio.atelier.studio.machine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.machine.MachineStatus;
import studio.atelier.engine.api.machine.WorkspaceUse;
import studio.atelier.workbench.thread.UiThread;

/** The machine as it is, looked at while somebody watches. Properties change on the JavaFX thread. */
final class MachineModel implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Engine engine;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("machine").factory());
    private final ReadOnlyObjectWrapper<@Nullable MachineStatus> status = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable List<ImageLine>> images = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable WorkspaceUse> workspace = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable ScheduledFuture<?> watching;

    MachineModel(Engine engine) {
        this.engine = engine;
    }

    /** @return null until it was looked at */
    ReadOnlyObjectProperty<@Nullable MachineStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** @return null until it was asked what runs them */
    ReadOnlyObjectProperty<@Nullable List<ImageLine>> imagesProperty() {
        return images.getReadOnlyProperty();
    }

    /** @return null until it was measured, and while it is measured again */
    ReadOnlyObjectProperty<@Nullable WorkspaceUse> workspaceProperty() {
        return workspace.getReadOnlyProperty();
    }

    /** @return why something could not be looked at, or null */
    ReadOnlyObjectProperty<@Nullable String> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Looks every second until told otherwise; images and workspace once. JavaFX thread. */
    void watch(boolean on) {
        ScheduledFuture<?> running = watching;
        if (on && running == null) {
            watching = looking.scheduleWithFixedDelay(this::look, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
            measure();
            if (images.get() == null) {
                askImages();
            }
        } else if (!on && running != null) {
            running.cancel(false);
            watching = null;
        }
    }

    /** Asks anew what runs the images, as after installing a Python package. */
    void askImages() {
        images.set(null);
        inBackground(() -> {
            List<ImageLine> lines = ImageLine.of(engine.images());
            UiThread.run(() -> images.set(lines));
        });
    }

    /** Measures the workspace anew. */
    void measure() {
        inBackground(() -> {
            WorkspaceUse use = engine.machine().workspace();
            UiThread.run(() -> workspace.set(use));
        });
    }

    private void look() {
        try {
            MachineStatus now = engine.machine().status();
            UiThread.run(() -> status.set(now));
        } catch (RuntimeException e) {
            // The root of this thread: the page says it, and the next look may go well.
            UiThread.run(() -> problem.set("The machine cannot be looked at: " + e.getMessage()));
        }
    }

    /** Work that may fail. */
    private interface Work {
        void run() throws IOException;
    }

    private void inBackground(Work work) {
        Thread.ofVirtual().name("machine-page").start(() -> {
            try {
                work.run();
            } catch (IOException | RuntimeException e) {
                UiThread.run(() -> problem.set(String.valueOf(e.getMessage())));
            }
        });
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
