package studio.atelier.studio.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The rooms of a project whose engine does not answer. */
final class ErrorScenes implements Scenes {

    private static final Duration READING = Duration.ofSeconds(3);

    @Override
    public List<String> beginnings() {
        return List.of("error-");
    }

    @Override
    public void play(Sitting sitting) throws IOException {
        Path folder = Files.createDirectories(sitting.folder().resolve("projects").resolve("new-project"));
        sitting.on(() -> sitting.window().open(folder));
        sitting.await("the project is open", () -> sitting.window().project().isPresent());
        sitting.awaitTasks();
        sitting.project().engine().close();
        for (String room : List.of("runs", "jobs", "models", "machine")) {
            sitting.enter(room);
            Sitting.pause(READING);
            sitting.take("error-" + room);
        }
    }
}
