package studio.atelier.studio.gallery;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;

/** Jobs, models and the machine, after runs. */
final class RoomScenes implements Scenes {

    private static final Duration READING = Duration.ofSeconds(2);

    private final Abalone abalone;

    RoomScenes(Abalone abalone) {
        this.abalone = abalone;
    }

    @Override
    public List<String> beginnings() {
        return List.of("job", "machine", "models");
    }

    @Override
    public void play(Sitting sitting) throws IOException {
        abalone.ran();
        jobs(sitting);
        models(sitting);
        sitting.enter("machine");
        Sitting.pause(Duration.ofSeconds(4));
        sitting.take("machine");
        sitting.enter("pipelines");
    }

    private static void jobs(Sitting sitting) throws IOException {
        sitting.enter("jobs");
        sitting.awaitNode("#jobs-list");
        Sitting.pause(READING);
        sitting.take("jobs");
        openJob(sitting, "TrainAbalone");
        sitting.take("job-overview");
        sitting.chooseTab("#job-tabs", 1);
        Sitting.pause(READING);
        sitting.take("job-metrics");
        sitting.chooseTab("#job-tabs", 2);
        Sitting.pause(READING);
        sitting.take("job-resources");
        sitting.chooseTab("#job-tabs", 3);
        Sitting.pause(READING);
        sitting.take("job-logs");
        sitting.chooseTab("#job-tabs", 4);
        sitting.take("job-configuration");
        sitting.on(() -> ((TextField) sitting.found("#jobs-find")).setText("nothing like this"));
        sitting.take("jobs-filter-empty");
        sitting.on(() -> ((TextField) sitting.found("#jobs-find")).clear());
    }

    private static void openJob(Sitting sitting, String part) {
        String arn = Sitting.fx(() -> sitting.project()
                .engine()
                .sageMaker()
                .listTrainingJobs(request -> request.nameContains(part).sortBy("CreationTime"))
                .trainingJobSummaries()
                .getFirst()
                .trainingJobArn());
        sitting.on(() -> sitting.project().openJob(arn));
        sitting.awaitNode("#job-tabs");
        Sitting.pause(READING);
    }

    private static void models(Sitting sitting) throws IOException {
        sitting.enter("models");
        sitting.awaitNode("#approve");
        Sitting.pause(READING);
        sitting.take("models");
        sitting.on(() -> ((TextInputControl) sitting.found("#approval-comment"))
                .setText("Better than the last one on the validation set"));
        sitting.press("#approve");
        sitting.awaitTasks();
        Sitting.pause(READING);
        sitting.take("models-approved");
        sitting.press("#delete-version");
        sitting.take("models-delete");
        sitting.closeDialog();
    }
}
