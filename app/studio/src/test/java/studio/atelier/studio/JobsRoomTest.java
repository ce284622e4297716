package studio.atelier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.job.ResourceSample;
import studio.atelier.workbench.chart.ChartView;
import studio.atelier.workbench.chart.SeriesData;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import tools.jackson.databind.node.ObjectNode;

/** Jobs and the machine, by mouse, on a real engine. */
@ExtendWith(Toolkit.class)
@EnabledOnOs({OS.LINUX, OS.MAC})
class JobsRoomTest {

    @TempDir
    private Path folder;

    private StudioHands hands;

    @BeforeEach
    void open() throws IOException {
        hands = StudioHands.open(folder);
        hands.openFile(hands.file("note.txt", "hello"));
        hands.await("the project is open", () -> hands.window().project().isPresent());
    }

    @AfterEach
    void close() {
        hands.close();
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

    @Test
    void aJobIsListedOpenedAndToldWhyItFailed() {
        enter("jobs");
        hands.awaitText("No jobs yet");
        engine().operations().invoke("CreateTrainingJob", Jobs.training("broken", "echo bad data; exit 3"));
        hands.awaitText("broken");
        hands.await("it has failed", () -> Jobs.count(engine(), "Failed") == 1);
        hands.awaitText("The container ended with exit code 3");

        hands.clickText("broken");

        hands.awaitText("Why it failed");
        hands.awaitText("AlgorithmError: The container ended with exit code 3");
        assertThat(hands.visible("#stop-job")).isEmpty();
    }

    @Test
    void aJobsPageTellsWhatItAsksForWithoutEffect() {
        enter("jobs");
        ObjectNode request = Jobs.training("wishes", "echo done");
        request.put("EnableNetworkIsolation", true);
        request.putObject("RetryStrategy").put("MaximumRetryAttempts", 3);
        engine().operations().invoke("CreateTrainingJob", request);
        hands.awaitText("wishes");
        hands.await("it has ended", () -> Jobs.count(engine(), "Completed") == 1);
        hands.clickText("wishes");

        hands.awaitText("Asked for, without effect here");
        hands.awaitText("RetryStrategy");
        hands.awaitText("Network");
    }

    @Test
    void aRunningJobIsStoppedFromItsPage() {
        enter("jobs");
        engine().operations().invoke("CreateProcessingJob", Jobs.processing("slow", "sleep 600"));
        hands.awaitText("slow");
        hands.clickText("slow");
        hands.click("#stop-job");

        hands.await("it has stopped", () -> Jobs.count(engine(), "Stopped") == 1);
        hands.awaitText("Stopped after");
    }

    @Test
    void whatAJobUsesIsDrawnWhileItRunsAndStays() {
        enter("jobs");
        engine().operations().invoke("CreateProcessingJob", Jobs.processing("busy", "while :; do :; done"));
        hands.awaitText("busy");
        hands.clickText("busy");
        hands.click("#job-tab-resources");

        hands.await("curves grow", () -> points("CPU") > 4 && points("Memory") > 4 && points("Disk") > 0);
        hands.click("#stop-job");
        hands.await("it has stopped", () -> Jobs.count(engine(), "Stopped") == 1);
        hands.awaitText("Stopped after");
        int drawn = Window.onFx(() -> points("CPU"));

        assertThat(engine().jobs().resources("arn:aws:sagemaker:us-east-1:000000000000:processing-job/busy"))
                .hasSizeGreaterThanOrEqualTo(drawn)
                .extracting(ResourceSample::host)
                .containsOnly("algo-1");
    }

    /** How many points the first curve of a chart has; 0 without the chart. JavaFX thread. */
    private int points(String chart) {
        return hands.visible("#job-resources").stream()
                .flatMap(grid -> grid.lookupAll(".job-chart").stream())
                .map(view -> ((ChartView) view).model())
                .filter(model -> model.title().equals(chart))
                .flatMap(model -> model.series().stream())
                .mapToInt(series -> Optional.ofNullable(series.points())
                        .map(SeriesData::size)
                        .orElse(0))
                .findFirst()
                .orElse(0);
    }

    @Test
    void theMachineTellsWhatRunsAndDeletesLogs() {
        engine().operations().invoke("CreateProcessingJob", Jobs.processing("done", "echo hello"));
        hands.await("it has ended", () -> Jobs.count(engine(), "Completed") == 1);
        enter("machine");
        hands.awaitText("Nothing runs and nothing waits");
        hands.awaitText("Built-in xgboost");
        hands.awaitText("Logs of jobs");
        engine().operations().invoke("CreateProcessingJob", Jobs.processing("busy", "sleep 600"));
        hands.awaitText("busy");

        Window.onFx(() -> {
            var ages = (ComboBox<?>) hands.visible("#log-age").orElseThrow();
            ages.getSelectionModel().select(0);
            ((Button) hands.visible("#delete-logs").orElseThrow()).fire();
            return true;
        });
        hands.awaitText("Delete the logs of all ended jobs?");
        hands.click("#confirm");
        hands.awaitText("The logs were deleted");

        assertThat(engine().logs().streams("arn:aws:sagemaker:us-east-1:000000000000:processing-job/done"))
                .isEmpty();
        assertThat(engine().logs().streams("arn:aws:sagemaker:us-east-1:000000000000:processing-job/busy"))
                .hasSize(1);
    }
}
