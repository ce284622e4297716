package studio.atelier.studio.executions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.studio.room.RoomBench;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.timeline.TimelineView;

/** The selected run with its steps in time and its tags, by hand, on a real engine. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@ExtendWith(Toolkit.class)
class RunPaneTest {

    private static final String RETRY = "\"RetryPolicies\": [{\"ExceptionType\": [\"SageMaker.JOB_INTERNAL_ERROR\"],"
            + " \"IntervalSeconds\": 1, \"BackoffRate\": 1.0, \"MaxAttempts\": 2}],";

    /** Of the head of the grid without groups of columns, and of each of its rows. */
    private static final double HEAD = 26;

    /** Of the timeline. */
    private static final double RULER = 26;

    private static final double ROW = 24;

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

    private TimelineView timeline() {
        return window().find("#run-timeline");
    }

    private Map<String, String> tags(String arn) {
        return bench.engine.sageMaker().listTags(request -> request.resourceArn(arn)).tags().stream()
                .collect(Collectors.toMap(tag -> tag.key(), tag -> tag.value()));
    }

    /** Shows the runs of the only pipeline, and selects the latest. */
    private void selectLatest() {
        bench.show(RunsRoom::new);
        bench.awaitShown("#runs-grid");
        GridView grid = window().find("#runs-grid");
        window().await("drawn", () -> grid.isSettled() && grid.source().count().rows() > 0);
        window().clickAt(grid, 200, HEAD + HEAD / 2);
        bench.awaitShown("#run-timeline");
    }

    @Test
    void theSelectedRunShowsItsStepsInTimeAndWhatDecidedItsLength() throws Exception {
        Path tried = folder.resolve("tried");
        bench.pipelineOf(
                "Nightly",
                RoomBench.step("Load", "sleep 0.3", ""),
                RoomBench.step("Short", "true", "\"DependsOn\": [\"Load\"],"),
                RoomBench.step(
                        "Flaky",
                        "test -e " + tried + " || { touch " + tried + "; kill -9 $$; }",
                        "\"DependsOn\": [\"Load\"]," + RETRY),
                RoomBench.step("Fails", "echo no baseline >&2; exit 4", "\"DependsOn\": [\"Flaky\", \"Short\"],"),
                RoomBench.step("Publish", "true", "\"DependsOn\": [\"Fails\"],"));
        assertThat(bench.status(bench.run("Nightly", Map.of()))).isEqualTo("Failed");
        selectLatest();

        assertThat(Window.onFx(() -> timeline().criticalPath())).containsExactly("Load", "Flaky", "Fails");
        bench.awaitText("Critical path");

        window().clickAt(timeline(), 60, RULER + 2.5 * ROW);
        assertThat(Window.onFx(() -> timeline().selectedProperty().get())).isEqualTo("Flaky");
        window().await(
                        "its attempts are told",
                        () -> window().robot().lookup("#step-facts .label").queryAllAs(Label.class).stream()
                                .anyMatch(label -> label.getText().endsWith("in 2 attempts")));
        bench.shots("run-timeline");
        window().click("#step-job");
        assertThat(bench.opened).singleElement().asString().contains("job arn:").contains("-Flaky-");

        window().clickAt(timeline(), 60, RULER + 3.5 * ROW);
        window().await(
                        "why it failed is told",
                        () -> window().robot().lookup("#step-facts .label").queryAllAs(Label.class).stream()
                                .anyMatch(label -> label.getText().contains("no baseline")));
        window().click("Load");
        assertThat(Window.onFx(() -> timeline().selectedProperty().get())).isEqualTo("Load");
        window().click("#run-open");
        assertThat(bench.opened).hasSize(2).last().asString().contains("pipeline/nightly/execution/");
    }

    @Test
    void tagsAreAddedShownAndRemoved() throws Exception {
        bench.pipelineOf("Tagged", RoomBench.step("Only", "true", ""));
        String arn = bench.run("Tagged", Map.of());
        selectLatest();

        window().click("#run-tags-edit");
        window().click("#run-tags");
        window().write("stage = candidate\nteam");
        window().click("#confirm");
        bench.awaitText("stage: candidate");
        bench.awaitText("team");
        assertThat(tags(arn)).isEqualTo(Map.of("stage", "candidate", "team", ""));
        GridView grid = window().find("#runs-grid");
        window().await("a column shows them", () -> grid.columns().position("tags") >= 0);
        bench.shots("run-tags");

        Window.onFx(() -> {
            window().<Button>find(".tag-remove").requestFocus();
            return true;
        });
        window().click(".tag-remove");
        window().await("it is gone", () -> tags(arn).equals(Map.of("team", "")));
        window().await(
                        "its chip is gone",
                        () -> window().robot()
                                .lookup("stage: candidate")
                                .queryAll()
                                .isEmpty());

        window().click("#run-tags-edit");
        window().click("#run-tags");
        window().keys(KeyCode.CONTROL, KeyCode.A);
        window().write("= nothing");
        bench.awaitText("Line 1 has no key before =.");
        assertThat(window().<Button>find("#confirm").isDisabled()).isTrue();
        window().click("Cancel");
        assertThat(tags(arn)).isEqualTo(Map.of("team", ""));
        assertThat(List.copyOf(
                        Window.onFx(() -> bench.workbench().notifications().all())))
                .isEmpty();
    }

    @Test
    void stepsThatCannotBeReadAreReadAgain() throws Exception {
        bench.pipelineOf("Tagged", RoomBench.step("Only", "true", ""));
        bench.run("Tagged", Map.of());
        bench.run("Tagged", Map.of());
        selectLatest();
        bench.failing.fail(true);
        GridView grid = window().find("#runs-grid");
        window().clickAt(grid, 200, 2 * HEAD + HEAD / 2);
        bench.awaitText("The steps of the run cannot be read");
        bench.failing.fail(false);
        window().click("#run-try-again");

        bench.awaitShown("#run-timeline");
    }
}
