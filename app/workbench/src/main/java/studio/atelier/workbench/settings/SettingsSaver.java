package studio.atelier.workbench.settings;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import studio.atelier.workbench.thread.UiThread;
import tools.jackson.databind.JsonNode;

/** Saves settings in the background, one write after the other. JavaFX thread. */
public final class SettingsSaver implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;

    private final Settings settings;
    private final Consumer<IOException> failed;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("settings").factory());

    /**
     * @param failed told, on the JavaFX thread, of settings that could not be written; the next save tries again
     */
    public SettingsSaver(Settings settings, Consumer<IOException> failed) {
        this.settings = settings;
        this.failed = failed;
    }

    /** Writes what changed since the last save, soon. */
    public void save() {
        UiThread.check();
        Map<String, JsonNode> changes = settings.takeChanges();
        if (!changes.isEmpty()) {
            writer.execute(() -> write(changes));
        }
    }

    private void write(Map<String, JsonNode> changes) {
        try {
            settings.write(changes);
        } catch (IOException e) {
            UiThread.run(() -> {
                settings.putBack(changes);
                failed.accept(e);
            });
        }
    }

    /** Waits for what is being written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
