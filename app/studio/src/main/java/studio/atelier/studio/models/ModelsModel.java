package studio.atelier.studio.models;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.workbench.thread.UiThread;

/**
 * The groups of an engine's model registry, and the versions of the one that is chosen, kept up with whatever this or
 * another program does. Properties are of the JavaFX thread; the engine is asked in the background.
 */
final class ModelsModel implements AutoCloseable {

    /**
     * Versions of a group.
     *
     * @param versions the latest first
     */
    record Versions(String group, List<ModelVersion> versions) {}

    /** Changes closer together are shown as one. */
    private static final Duration CALM = Duration.ofMillis(150);

    private final ModelsReader reader;
    private final EventStream.Subscription events;
    private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("read-models").factory());
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ReadOnlyObjectWrapper<@Nullable List<GroupEntry>> groups = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<String>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable Versions> versions = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<RuntimeException>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private volatile Optional<String> wanted = Optional.empty();

    ModelsModel(Engine engine) {
        this.reader = new ModelsReader(engine);
        this.events = engine.events().subscribe(this::event);
        ask(Duration.ZERO);
    }

    /** @return null until they are read */
    ReadOnlyObjectProperty<@Nullable List<GroupEntry>> groupsProperty() {
        return groups.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** @return null while no group is chosen or its versions are not read yet */
    ReadOnlyObjectProperty<@Nullable Versions> versionsProperty() {
        return versions.getReadOnlyProperty();
    }

    /** @return why the registry cannot be read */
    ReadOnlyObjectProperty<Optional<RuntimeException>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Shows another group, or none. */
    void choose(Optional<String> group) {
        if (!chosen.get().equals(group)) {
            wanted = group;
            versions.set(null);
            chosen.set(group);
            ask(Duration.ZERO);
        }
    }

    /** Reads everything again. */
    void refresh() {
        ask(Duration.ZERO);
    }

    private void event(EngineEvent event) {
        if (event instanceof EngineEvent.StatusChanged change
                && (change.kind().startsWith("model-package") || change.kind().equals("pipeline-execution"))) {
            ask(CALM);
        }
    }

    private void ask(Duration delay) {
        if (asked.compareAndSet(false, true)) {
            try {
                reading.schedule(this::look, delay.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // Closed: nobody looks any more.
                asked.set(false);
            }
        }
    }

    private void look() {
        asked.set(false);
        try {
            List<GroupEntry> found = reader.groups();
            UiThread.run(() -> {
                failure.set(Optional.empty());
                groups.set(found);
            });
            Optional<String> group = wanted;
            if (group.isPresent()
                    && found.stream().anyMatch(entry -> entry.name().equals(group.get()))) {
                Versions read = new Versions(group.get(), reader.versions(group.get()));
                UiThread.run(() -> {
                    if (wanted.equals(group)) {
                        versions.set(read);
                    }
                });
            }
        } catch (RuntimeException e) {
            if (!reading.isShutdown()) {
                UiThread.run(() -> failure.set(Optional.of(e)));
            }
        }
    }

    @Override
    public void close() {
        reading.shutdownNow();
        Thread.ofVirtual().name("close-models").start(events::close);
    }
}
