package studio.atelier.studio.models;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.LateSubscription;
import studio.atelier.workbench.thread.LiveReading;
import studio.atelier.workbench.thread.Reading;

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
    private final LiveReading<List<GroupEntry>> groups;
    private final LiveReading<Versions> versions;
    private final LateSubscription events;
    private final ReadOnlyObjectWrapper<Optional<String>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private volatile Optional<String> wanted = Optional.empty();

    ModelsModel(Engine engine) {
        this.reader = new ModelsReader(engine);
        this.groups = new LiveReading<>("read-groups", CALM, progress -> reader.groups());
        this.versions = new LiveReading<>("read-versions", CALM, progress -> readVersions());
        this.events = LateSubscription.of(engine.events(), this::event, groups::refresh);
        groups.refresh();
    }

    /** @return by name */
    ReadOnlyObjectProperty<Reading<List<GroupEntry>>> groupsProperty() {
        return groups.stateProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** @return versions of the chosen group; waiting while none is chosen */
    ReadOnlyObjectProperty<Reading<Versions>> versionsProperty() {
        return versions.stateProperty();
    }

    /** Shows another group, or none. */
    void choose(Optional<String> group) {
        if (!wanted.equals(group)) {
            wanted = group;
            chosen.set(group);
            if (group.isPresent()) {
                versions.restart();
            } else {
                versions.clear();
            }
        }
    }

    /** Reads everything again, as after a change that tells no event. */
    void refresh() {
        groups.refresh();
        if (wanted.isPresent()) {
            versions.refresh();
        }
    }

    /** Reads what could not be read. */
    void retry() {
        if (groups.state().problem().isPresent()) {
            groups.restart();
        }
        if (versions.state().problem().isPresent()) {
            versions.restart();
        }
    }

    private void event(EngineEvent event) {
        if (event instanceof EngineEvent.StatusChanged change) {
            boolean registry = change.kind().startsWith("model-package");
            if (registry) {
                groups.changed();
            }
            // A run that has ended is where a version came from.
            if (wanted.isPresent() && (registry || change.kind().equals("pipeline-execution"))) {
                versions.changed();
            }
        }
    }

    private Versions readVersions() {
        // Without a group if none is chosen since this was asked for.
        return wanted.map(group -> new Versions(group, reader.versions(group))).orElse(new Versions("", List.of()));
    }

    @Override
    public void close() {
        groups.close();
        versions.close();
        events.close();
    }
}
