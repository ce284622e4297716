package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.embedded.testing.Bench;

/** Two programs on one workspace. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class TwoEnginesTest {

    @TempDir
    Path folder;

    @Test
    void theSecondSeesTheFirstsExecutionLiveAndStopsIt() throws Exception {
        Path workspace = folder.resolve("workspace");
        try (OtherEngine other = OtherEngine.on(workspace)) {
            other.awaitOpen();
            try (Bench bench = Bench.open(workspace, Duration.ofSeconds(1))) {
                List<EngineEvent> seen = new CopyOnWriteArrayList<>();
                try (var subscription = bench.engine.events().subscribe(seen::add)) {
                    bench.pipeline("long", Bench.step("Long", "echo begun; while true; do sleep 0.1; done", ""));
                    other.tell("start long");
                    String arn = other.answer();
                    Bench.until(() -> seen.stream()
                            .anyMatch(event -> event instanceof EngineEvent.StepChanged step
                                    && step.arn().equals(arn)
                                    && step.jobArn().isPresent()));
                    String job = bench.steps(arn)
                            .get("Long")
                            .path("Metadata")
                            .path("ProcessingJob")
                            .path("Arn")
                            .asString("");
                    List<String> lines = new CopyOnWriteArrayList<>();
                    try (var follower = bench.engine.events().followLog(job, line -> lines.add(line.text()))) {
                        Bench.until(() -> lines.contains("begun"));

                        bench.invoke("StopPipelineExecution", "PipelineExecutionArn", arn);
                        assertThat(bench.ended(arn)).isEqualTo("Stopped");
                        assertThat(follower).isNotNull();
                    }
                    assertThat(bench.stepStatus(arn, "Long")).isEqualTo("Stopped");
                    Bench.until(() -> seen.stream()
                            .anyMatch(event -> event instanceof EngineEvent.StatusChanged change
                                    && change.arn().equals(arn)
                                    && change.status().equals("Stopped")));
                    assertThat(subscription).isNotNull();
                }
            }
        }
    }

    @Test
    void theDeathOfTheOneThatServesTheDatabaseDoesNotHarmTheOther() throws Exception {
        Path workspace = folder.resolve("workspace");
        try (OtherEngine other = OtherEngine.on(workspace)) {
            other.awaitOpen();
            try (Bench bench = Bench.open(workspace, Duration.ofSeconds(1))) {
                bench.pipeline(
                        "work",
                        Bench.step("A", "sleep 0.6", ""),
                        Bench.step("B", "sleep 0.6", ", \"DependsOn\": [\"A\"]"),
                        Bench.step("C", "sleep 0.6", ", \"DependsOn\": [\"B\"]"));
                other.tell("start work");
                String orphan = other.answer();
                String own = bench.start("work");
                Bench.until(() -> bench.stepStatus(own, "B").equals("Executing"));

                other.kill();

                assertThat(bench.ended(own)).as("%s", bench.execution(own)).isEqualTo("Succeeded");
                assertThat(bench.ended(orphan)).isEqualTo("Failed");
                assertThat(bench.execution(orphan).path("FailureReason").asString(""))
                        .contains("The engine that ran the execution ended");
                bench.invoke("RetryPipelineExecution", "PipelineExecutionArn", orphan);
                assertThat(bench.ended(orphan)).isEqualTo("Succeeded");
            }
        }
    }
}
