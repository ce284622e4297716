package studio.atelier.studio.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Rooms while they read what they are to show. */
final class WaitingScenes implements Scenes {

    /** Longer than rooms wait before they say that they read. */
    private static final Duration READING = Duration.ofMillis(800);

    private static final String JOB = "arn:aws:sagemaker:us-east-1:111122223333:training-job/abalone-train";

    private final Gate gate;

    WaitingScenes(Gate gate) {
        this.gate = gate;
    }

    @Override
    public List<String> beginnings() {
        return List.of("loading-");
    }

    @Override
    public void play(Sitting sitting) throws IOException {
        Path folder = Files.createDirectories(sitting.folder().resolve("waiting"));
        gate.shut();
        try {
            sitting.on(() -> sitting.window().open(folder));
            sitting.await(
                    "the project is open", () -> sitting.window().project().isPresent());
            for (String room : List.of("runs", "jobs", "models", "machine")) {
                sitting.enter(room);
                Sitting.pause(READING);
                sitting.take("loading-" + room);
            }
            sitting.on(() -> sitting.project().openJob(JOB));
            Sitting.pause(READING);
            sitting.take("loading-job");
        } finally {
            gate.open();
        }
    }
}
