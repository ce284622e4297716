package studio.atelier.designer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.expression.StepGraph;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.timeline.TimelineRow;

class RunRowsTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private static final StepGraph GRAPH = StepGraph.of(PipelineDefinition.read("""
            {"Version": "2020-12-01", "Steps": [
              {"Name": "Load", "Type": "Processing", "Arguments": {}},
              {"Name": "Train", "Type": "Training", "Arguments": {}, "DependsOn": ["Load"]},
              {"Name": "Publish", "Type": "Processing", "Arguments": {}, "DependsOn": ["Train"]}]}
            """));

    private static StepState step(String name, Status status, int attempts) {
        return new StepState(
                name,
                status,
                "",
                0,
                Optional.of(START),
                status.isFinal() ? Optional.of(START.plusSeconds(9)) : Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                attempts);
    }

    private static List<TimelineRow> rows(StepState... steps) {
        Map<String, StepState> byName = new LinkedHashMap<>();
        for (StepState step : steps) {
            byName.put(step.name(), step);
        }
        return RunRows.of(
                new RunState("arn", "run", Status.RUNNING, START, Optional.empty(), Optional.empty(), Map.of(), byName),
                GRAPH);
    }

    @Test
    void aStepThatWasTriedAgainSaysHowOften() {
        assertThat(rows(step("Load", Status.CACHED, 1), step("Train", Status.FAILED, 3)))
                .extracting(TimelineRow::label, TimelineRow::status, TimelineRow::note)
                .containsExactly(tuple("Load", Status.CACHED, ""), tuple("Train", Status.FAILED, "3 attempts"));
    }

    @Test
    void aRowWaitsForWhatItsStepDependsOn() {
        TimelineRow train = rows(step("Load", Status.SUCCEEDED, 1), step("Train", Status.RUNNING, 1))
                .getLast();

        assertThat(train.dependsOn()).containsExactly("Load");
        assertThat(train.start()).isEqualTo(START);
        assertThat(train.end()).isNull();
        assertThat(train.isOpen()).isTrue();
    }

    @Test
    void whatWasNotReachedSaysSoAndHasNoPlaceInTime() {
        TimelineRow publish = rows(StepState.waiting("Publish").with(Status.SKIPPED, "not reached"))
                .getFirst();

        assertThat(publish.start()).isNull();
        assertThat(publish.note()).isEqualTo("not reached");
    }
}
