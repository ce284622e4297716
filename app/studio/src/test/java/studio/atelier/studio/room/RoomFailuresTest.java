package studio.atelier.studio.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.studio.executions.RunsRoom;
import studio.atelier.studio.jobs.JobsRoom;
import studio.atelier.studio.machine.ClientDoor;
import studio.atelier.studio.machine.DoorMemory;
import studio.atelier.studio.machine.MachineRoom;
import studio.atelier.studio.models.ModelsRoom;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.settings.Settings;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

/** The rooms while the engine does not answer, and once it does again. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@ExtendWith(Toolkit.class)
class RoomFailuresTest {

    @TempDir
    Path folder;

    private RoomBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = RoomBench.open(folder.resolve("workspace"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Window window() {
        return bench.window();
    }

    private void awaitRows(String grid, int rows) {
        bench.awaitShown(grid);
        window().await(
                        rows + " rows",
                        () -> window().<GridView>find(grid).source().count().rows() == rows);
    }

    @Test
    void pipelinesAndRunsThatCannotBeReadAreReadAgain() throws Exception {
        bench.pipelineOf("First", RoomBench.step("Only", "true", ""));
        bench.pipelineOf("Second", RoomBench.step("Only", "true", ""));
        bench.run("First", Map.of());
        bench.run("Second", Map.of());
        bench.failing.fail(true);
        bench.show(RunsRoom::new);

        bench.awaitText("The pipelines cannot be listed");
        bench.awaitText(FailingEngine.MESSAGE);
        bench.shots("runs-failed");
        window().click("#runs-try-again");
        bench.awaitText("The pipelines cannot be listed");

        bench.failing.fail(false);
        window().click("#runs-try-again");
        awaitRows("#runs-grid", 1);

        bench.failing.fail(true);
        window().click("First");
        bench.awaitText("The runs of First cannot be read");
        bench.failing.fail(false);
        window().click("#runs-try-again");
        awaitRows("#runs-grid", 1);
    }

    @Test
    void modelsThatCannotBeReadAreReadAgain() throws Exception {
        bench.pipeline("Abalone");
        bench.run("Abalone", Map.of());
        bench.failing.fail(true);
        bench.show(ModelsRoom::new);

        bench.awaitText("The models cannot be read");
        bench.awaitText(FailingEngine.MESSAGE);
        bench.shots("models-failed");
        bench.failing.fail(false);
        window().click("#models-try-again");
        awaitRows("#versions-grid", 1);
    }

    @Test
    void jobsAndTheirPagesThatCannotBeReadAreReadAgain() throws Exception {
        bench.pipelineOf("Nightly", RoomBench.step("Only", "echo hello", ""));
        bench.run("Nightly", Map.of());
        bench.failing.fail(true);
        bench.show(JobsRoom::new);

        bench.awaitText("The jobs cannot be read");
        bench.shots("jobs-failed");
        bench.failing.fail(false);
        window().click("#jobs-try-again");
        bench.awaitText("Only");

        bench.failing.fail(true);
        window().click("Only");
        bench.awaitText("The job cannot be read");
        bench.shots("job-failed");
        bench.failing.fail(false);
        window().click("#job-try-again");
        bench.awaitText("Timeline");
    }

    @Test
    void theMachineTellsWhatItCannotLookAtAndGoesOn() throws Exception {
        bench.failing.fail(true);
        bench.show(context -> new MachineRoom(
                context,
                new ClientDoor(
                        context.engine(),
                        context.workbench().tasks(),
                        new DoorMemory(new Settings(folder.resolve("settings.json")), () -> {}, folder))));

        bench.awaitText("The machine cannot be looked at: " + FailingEngine.MESSAGE);
        bench.awaitText("The images cannot be asked: " + FailingEngine.MESSAGE);
        bench.awaitText("The workspace cannot be measured: " + FailingEngine.MESSAGE);
        bench.shots("machine-failed");
        bench.failing.fail(false);
        window().await(
                        "it looks again by itself",
                        () -> window().robot()
                                .lookup("The machine cannot be looked at: " + FailingEngine.MESSAGE)
                                .queryAll()
                                .isEmpty());
        window().click("Look again");
        bench.awaitText("This machine's shell");
        Window.onFx(() -> {
            window().<ScrollPane>find(".job-scroll").setVvalue(1);
            return true;
        });
        window().settle();
        window().click("Measure again");
        bench.awaitText("Objects in buckets");
        assertThat(window().robot()
                        .lookup("The images cannot be asked: " + FailingEngine.MESSAGE)
                        .queryAll())
                .isEmpty();
    }
}
