package studio.atelier.studio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.studio.window.StudioWindow;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;

/** Pictures of the rooms of jobs and of the machine, for eyes: {@code JobsShots OUT}. */
public final class JobsShots {

    private final StudioHands hands;
    private final Path out;

    private JobsShots(StudioHands hands, Path out) {
        this.hands = hands;
        this.out = out;
    }

    public static void main(String... arguments) throws Exception {
        Path folder = Files.createTempDirectory("jobs-shots");
        Platform.startup(() -> {});
        try (StudioHands hands = StudioHands.open(folder)) {
            new JobsShots(hands, Path.of(arguments[0])).all();
        }
        System.exit(0);
    }

    private void all() throws Exception {
        hands.openFile(hands.file("note.txt", "hello"));
        hands.await("the project is open", () -> hands.window().project().isPresent());
        enter("jobs");
        Thread.sleep(600);
        shot("jobs-empty");
        OperationRegistry operations = engine().operations();
        operations.invoke("CreateTrainingJob", Jobs.training("abalone-train-0001", Jobs.curve(12, "0.01")));
        operations.invoke(
                "CreateTrainingJob",
                Jobs.training("abalone-train-0002", "echo reading the data; echo no such column: Rings; exit 3"));
        operations.invoke("CreateProcessingJob", Jobs.processing("abalone-prepare-0001", "echo rows 4177"));
        hands.await("three have ended", () -> ended() == 3);
        operations.invoke("CreateTrainingJob", Jobs.training("abalone-train-0003", Jobs.curve(400, "0.1")));
        for (int i = 4; i < 10; i++) {
            operations.invoke("CreateProcessingJob", Jobs.processing("wait-for-a-place-000" + i, "sleep 60"));
        }
        Thread.sleep(5000);
        open("abalone-train-0003");
        Thread.sleep(4000);
        shot("job-running-metrics");
        tab(0);
        shot("job-running-overview");
        tab(2);
        Thread.sleep(800);
        shot("job-running-log");
        open("abalone-train-0002");
        Thread.sleep(1500);
        shot("job-failed");
        open("abalone-train-0001");
        tab(1);
        Thread.sleep(1000);
        shot("job-ended-metrics");
        tab(3);
        shot("job-configuration");
        tab(4);
        Thread.sleep(500);
        shot("job-json");
        enter("machine");
        Thread.sleep(6000);
        shot("machine");
        Window.onFx(() -> {
            ((ScrollPane) hands.visible(".job-scroll").orElseThrow()).setVvalue(1);
            return true;
        });
        Thread.sleep(300);
        shot("machine-end");
    }

    private long ended() {
        return Jobs.count(engine(), "Completed") + Jobs.count(engine(), "Failed");
    }

    private Engine engine() {
        return hands.window().project().orElseThrow().engine();
    }

    private void enter(String room) {
        Window.onFx(() -> {
            hands.window().workbench().enter(room);
            return true;
        });
        hands.settle();
    }

    private void open(String job) {
        Window.onFx(() -> {
            hands.window()
                    .project()
                    .orElseThrow()
                    .openJob("arn:aws:sagemaker:us-east-1:000000000000:training-job/" + job);
            return true;
        });
        hands.settle();
    }

    private void tab(int index) {
        Window.onFx(() -> {
            hands.visible("#job-tabs")
                    .ifPresent(tabs -> ((TabPane) tabs).getSelectionModel().select(index));
            return true;
        });
        hands.settle();
    }

    private void shot(String name) throws InterruptedException {
        StudioWindow window = hands.window();
        for (Palette palette : List.of(Palette.light(), Palette.dark())) {
            Window.onFx(() -> {
                window.workbench().theme().use(palette);
                return true;
            });
            Thread.sleep(400);
            hands.screenshot(out.resolve(name + (palette.isDark() ? "-dark" : "-light") + ".png"));
        }
    }
}
