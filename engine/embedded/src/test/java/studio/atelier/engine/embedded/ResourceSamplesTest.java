package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.api.job.ResourceMetric;
import studio.atelier.engine.api.job.ResourceSample;
import studio.atelier.engine.embedded.testing.Bench;

/** What the containers of a job use is measured, kept with the job and told as it happens. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ResourceSamplesTest {

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = Bench.open(folder.resolve("workspace"), Duration.ofSeconds(2));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everyHostIsMeasuredWhileItRuns() throws Exception {
        List<ResourceSample> told = new CopyOnWriteArrayList<>();
        try (EventStream.Subscription events = bench.engine.events().subscribe(event -> {
            if (event instanceof EngineEvent.ResourcesSampled(String _, ResourceSample sample)) {
                told.add(sample);
            }
        })) {
            assertThat(events).isNotNull();
            String arn = bench.train(
                            "busy",
                            "head -c 40000000 /dev/zero > /opt/ml/code/big;"
                                    + " case $(cat /opt/ml/input/config/resourceconfig.json) in"
                                    + " *'\"current_host\":\"algo-1\"'*) while :; do :; done;; *) sleep 100;; esac",
                            "{\"ResourceConfig\": {\"InstanceCount\": 2}}")
                    .path("TrainingJobArn")
                    .stringValue();

            bench.until(() -> has(told, "algo-1", ResourceMetric.CPU, value -> value > 10)
                    && has(told, "algo-2", ResourceMetric.CPU, value -> value < 5)
                    && has(told, "algo-1", ResourceMetric.DISK, value -> value > 3)
                    && has(told, "algo-1", ResourceMetric.MEMORY, value -> value > 0 && value < 50));
            bench.invoke("StopTrainingJob", "TrainingJobName", "busy");
            bench.trained("busy");

            List<ResourceSample> kept = bench.engine.jobs().resources(arn);
            assertThat(kept).containsAll(told);
            assertThat(kept).extracting(ResourceSample::host).contains("algo-1", "algo-2");
            assertThat(kept.stream().filter(sample -> sample.host().equals("algo-1")))
                    .extracting(ResourceSample::time)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(kept)
                    .allSatisfy(sample -> assertThat(sample.values())
                            .containsKeys(ResourceMetric.CPU, ResourceMetric.MEMORY)
                            .doesNotContainKey(ResourceMetric.GPU));

            bench.invoke("DeleteTrainingJob", "TrainingJobName", "busy");
            assertThat(bench.engine.jobs().resources(arn)).isEmpty();
        }
    }

    private static boolean has(
            List<ResourceSample> samples, String host, ResourceMetric metric, Predicate<Double> condition) {
        return samples.stream()
                .filter(sample -> sample.host().equals(host))
                .anyMatch(sample -> sample.values().containsKey(metric)
                        && condition.test(sample.values().get(metric)));
    }
}
