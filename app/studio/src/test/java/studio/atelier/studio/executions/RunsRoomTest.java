package studio.atelier.studio.executions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionSummary;
import studio.atelier.studio.room.RoomBench;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;

@EnabledOnOs({OS.LINUX, OS.MAC})
@ExtendWith(Toolkit.class)
class RunsRoomTest {

    private static final Path SHOTS = Path.of("target", "shots");

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

    private GridView grid() {
        return window().find("#runs-grid");
    }

    private long rows() {
        return grid().source() == null ? 0 : grid().source().count().rows();
    }

    private void shots(String name) {
        window().screenshot(SHOTS.resolve(name + "-light.png"));
        window().use(Palette.dark());
        window().screenshot(SHOTS.resolve(name + "-dark.png"));
        window().use(Palette.light());
    }

    @Test
    void runsAreListedFilteredComparedRenamedAndFollowedWhileTheyRun() throws Exception {
        bench.pipeline("Abalone");
        bench.run("Abalone", Map.of());
        bench.run("Abalone", Map.of("eta", "0.1", "Digits", "187"));
        bench.run("Abalone", Map.of("Exit", "3", "max_depth", "9"));
        bench.pipeline("Taxi");
        bench.run("Taxi", Map.of());
        bench.show(RunsRoom::new);

        window().await(
                        "both pipelines are listed",
                        () -> window().<ListView<?>>find("#runs-pipeline-list")
                                        .getItems()
                                        .size()
                                == 2);
        window().click("Abalone");
        window().await("its runs are listed", () -> rows() == 3);
        window().await("their metrics are read", () -> grid().columns().position("metric:validation:rmse") >= 0);
        window().await("drawn", () -> grid().isSettled());
        shots("runs");

        // A filter by comparison, and one that makes no sense.
        window().click("#runs-filter");
        window().write("eta < 0.2");
        assertThat(window().<TextField>find("#runs-filter").getText()).isEqualTo("eta < 0.2");
        assertThat(rows()).isEqualTo(1);
        window().write(" etaa > 1");
        assertThat(window().<Label>find("#runs-filter-problem").getText()).contains("There is no column “etaa”");
        shots("runs-filter-error");
        window().keys(KeyCode.CONTROL, KeyCode.A);
        window().keys(KeyCode.DELETE);
        assertThat(rows()).isEqualTo(3);

        // Two boxes ticked: compared.
        double top = 52 + 13;
        window().clickAt(grid(), 14, top + 26);
        window().clickAt(grid(), 14, top + 52);
        GridView compared = window().find("#compare-grid");
        window().await("compared", () -> compared.isSettled() && compared.getHeight() > 50);
        shots("runs-compare");
        window().click("#compare-only-differences");
        assertThat(compared.source()).isNotNull();
        window().click("#compare-swap");
        shots("runs-compare-differences");

        // One run: renamed in a dialog, opened by Enter.
        window().clickAt(grid(), 200, top);
        window().click("#runs-more");
        window().click("Rename the run…");
        window().click("#run-name");
        window().keys(KeyCode.CONTROL, KeyCode.A);
        window().write("too-deep");
        shots("runs-rename");
        window().click("#confirm");
        window().await("the name is shown", () -> grid().columns().position("name") >= 0);
        window().clickAt(grid(), 200, top);
        window().keys(KeyCode.ENTER);
        assertThat(bench.opened).hasSize(1);

        // Started elsewhere: it appears.
        String arn = bench.start("Abalone", Map.of("Digits", "9"));
        window().await("the new run is listed", () -> rows() == 4);
        window().await("it ends", () -> bench.status(arn).equals("Succeeded"));
        window().await("drawn", () -> grid().isSettled());
        shots("runs-live");

        assertThat(Window.onFx(() -> bench.workbench().notifications().all())).isEmpty();
    }

    @Test
    void withoutPipelinesTheRoomSaysWhatToDo() {
        bench.show(RunsRoom::new);
        window().await(
                        "said",
                        () -> !window().robot().lookup("No runs yet").queryAll().isEmpty());
        shots("runs-empty");
    }

    @Test
    void aPipelineIsDeletedAfterAsking() throws Exception {
        bench.pipeline("Gone");
        bench.run("Gone", Map.of());
        bench.show(RunsRoom::new);
        window().await(
                        "listed",
                        () -> !window().robot().lookup("Gone").queryAll().isEmpty());
        window().robot().rightClickOn("Gone");
        window().click("Delete the pipeline…");
        shots("runs-delete");
        window().click("#confirm");
        window().await(
                        "gone",
                        () -> window().<ListView<?>>find("#runs-pipeline-list")
                                .getItems()
                                .isEmpty());
        assertThat(Files.isDirectory(folder)).isTrue();
    }

    @Test
    void runsAreDeletedAfterAsking() throws Exception {
        bench.pipeline("Abalone");
        String kept = bench.run("Abalone", Map.of());
        bench.run("Abalone", Map.of("Exit", "3"));
        bench.run("Abalone", Map.of("eta", "0.1"));
        bench.show(RunsRoom::new);
        window().await("both are listed", () -> rows() == 3);
        window().await("drawn", () -> grid().isSettled());
        double top = 52 + 13;
        window().clickAt(grid(), 14, top);
        window().clickAt(grid(), 14, top + 26);

        window().click("#runs-more");
        window().click("Delete the run…");
        shots("runs-delete-runs");
        window().click("#confirm");

        window().await("two are gone", () -> rows() == 1);
        assertThat(bench.engine
                        .sageMaker()
                        .listPipelineExecutions(request -> request.pipelineName("Abalone"))
                        .pipelineExecutionSummaries())
                .extracting(PipelineExecutionSummary::pipelineExecutionArn)
                .containsExactly(kept);
        assertThat(Window.onFx(() -> bench.workbench().notifications().all())).isEmpty();
    }

    @Test
    void columnsAreHiddenAndShownAgain() throws Exception {
        bench.pipeline("Abalone");
        bench.run("Abalone", Map.of());
        bench.show(RunsRoom::new);
        bench.awaitShown("#runs-grid");
        window().await("the columns are there", () -> grid().columns().position("parameter:eta") >= 0);

        window().click("#columns");
        shots("runs-columns");
        window().click("eta");
        assertThat(grid().columns().position("parameter:eta")).isNegative();
        window().click("eta");
        assertThat(grid().columns().position("parameter:eta")).isNotNegative();
        window().keys(KeyCode.ESCAPE);

        // What is hidden stays hidden when the list changes.
        window().click("#columns");
        window().click("max_depth");
        window().keys(KeyCode.ESCAPE);
        bench.run("Abalone", Map.of("eta", "0.1"));
        window().await("the new run is listed", () -> rows() == 2);
        window().await("it is drawn", () -> grid().isSettled());
        assertThat(grid().columns().position("parameter:max_depth")).isNegative();
    }
}
