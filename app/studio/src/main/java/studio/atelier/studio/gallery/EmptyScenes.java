package studio.atelier.studio.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A project that has nothing yet. */
final class EmptyScenes implements Scenes {

    private static final List<String> ROOMS = List.of("runs", "jobs", "models");
    private static final Duration READING = Duration.ofSeconds(3);

    @Override
    public List<String> beginnings() {
        return List.of("empty-");
    }

    @Override
    public void play(Sitting sitting) throws IOException {
        Path folder =
                Files.createDirectories(sitting.folder().resolve("projects").resolve("new-project"));
        sitting.on(() -> sitting.window().open(folder));
        sitting.await("the project is open", () -> sitting.window().project().isPresent());
        sitting.awaitTasks();
        sitting.take("empty-pipelines");
        for (String room : ROOMS) {
            sitting.enter(room);
            Sitting.pause(READING);
            sitting.take("empty-" + room);
        }
    }
}
