package studio.atelier.studio.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A Studio of its own on a project that has nothing yet, and the same once its engine does not answer any more. */
final class EmptyScenes implements Scenes {

    private static final List<String> ROOMS = List.of("runs", "jobs", "models", "machine");
    private static final Duration READING = Duration.ofSeconds(3);

    @Override
    public List<String> beginnings() {
        return List.of("empty-", "error-");
    }

    @Override
    public void play(Sitting sitting) throws IOException {
        Path folder = Files.createDirectories(sitting.folder().resolve("projects").resolve("new-project"));
        sitting.on(() -> sitting.window().open(folder));
        sitting.await("the project is open", () -> sitting.window().project().isPresent());
        sitting.awaitTasks();
        sitting.take("empty-pipelines");
        for (String room : ROOMS) {
            sitting.enter(room);
            Sitting.pause(READING);
            if (!room.equals("machine")) {
                sitting.take("empty-" + room);
            }
        }
        sitting.enter("pipelines");
        sitting.project().engine().close();
        for (String room : ROOMS) {
            sitting.enter(room);
            Sitting.pause(READING);
            sitting.take("error-" + room);
        }
    }
}
