package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.api.job.JobReader;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.machine.MachineStatus;
import studio.atelier.engine.api.project.ProjectFile;
import tools.jackson.databind.node.ObjectNode;

/** What an engine tells of its machine, and how it tidies its workspace. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class MachineTest {

    @TempDir
    Path folder;

    private EmbeddedEngine engine;

    @BeforeEach
    void open() throws Exception {
        engine = EmbeddedEngine.open(
                Optional.of(folder.resolve("workspace")), ProjectFile.none(), Duration.ofMillis(300));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private String start(String name, String script) {
        ObjectNode request = Json.parseObject("""
                {"RoleArn": "arn:aws:iam::000000000000:role/Atelier",
                 "ProcessingResources": {
                   "ClusterConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1}},
                 "AppSpecification": {"ImageUri": "atelier.local/shell", "ContainerEntrypoint": ["sh", "-c"]}}
                """).put("ProcessingJobName", name);
        request.withObject("/AppSpecification").putArray("ContainerArguments").add(script);
        return engine.operations()
                .invoke("CreateProcessingJob", request)
                .path("ProcessingJobArn")
                .stringValue();
    }

    private void awaitEnd(String name) throws InterruptedException {
        while (engine.sageMaker()
                .describeProcessingJob(request -> request.processingJobName(name))
                .processingJobStatusAsString()
                .equals("InProgress")) {
            Thread.sleep(20);
        }
    }

    @Test
    void aMachineAtRestHasItsPlacesFree() {
        MachineStatus status = engine.machine().status();

        assertThat(status.jobs()).isEmpty();
        assertThat(status.slots().cpusUsed()).isZero();
        assertThat(status.slots().cpus()).isPositive();
        assertThat(status.memoryUsed()).isBetween(1L, status.memoryTotal());
        assertThat(status.disk().free()).isLessThanOrEqualTo(status.disk().total());
    }

    @Test
    void aRunningJobHoldsAPlaceAndKeepsTheCache() throws Exception {
        String arn = start("busy", "echo here; sleep 60");
        awaitLine(arn);

        MachineStatus status = engine.machine().status();
        assertThat(status.jobs()).extracting(MachineStatus.OpenJob::name).containsExactly("busy");
        assertThat(status.slots().cpusUsed()).isPositive();
        assertThatThrownBy(() -> engine.machine().emptyCache()).hasMessageContaining("A job is running");
        assertThat(engine.machine().deleteLogs(Duration.ZERO)).isZero();
        assertThat(engine.logs().streams(arn)).hasSize(1);
    }

    private void awaitLine(String arn) throws InterruptedException {
        var seen = new CountDownLatch(1);
        try (EventStream.Subscription lines = engine.events().followLog(arn, line -> {
            if (line.text().equals("here")) {
                seen.countDown();
            }
        })) {
            assertThat(lines).isNotNull();
            seen.await();
        }
    }

    @Test
    void phasesOfAProcessingJobAreTold() throws Exception {
        String arn = start("quick", "echo done");
        awaitEnd("quick");

        List<JobReader.Phase> phases = engine.jobs().phases(arn);
        assertThat(phases)
                .extracting(JobReader.Phase::status)
                .startsWith("Starting")
                .endsWith("Completed");
        assertThat(phases).allSatisfy(phase -> assertThat(phase.ended()).isPresent());
        assertThat(engine.jobs().waitsFor(arn)).isEmpty();
    }

    @Test
    void logsOfEndedJobsAreDeletedAndTheCacheEmptied() throws Exception {
        String arn = start("quick", "echo done");
        awaitEnd("quick");
        while (engine.machine().deleteLogs(Duration.ofMillis(-1000)) == 0) {
            Thread.sleep(20);
        }
        assertThat(engine.logs().streams(arn)).isEmpty();

        Files.createDirectories(engine.workspace().resolve("cache/some"));
        Files.writeString(engine.workspace().resolve("cache/some/file"), "12345");
        assertThat(engine.machine().workspace().cache()).isGreaterThanOrEqualTo(5);
        assertThat(engine.machine().emptyCache()).isGreaterThanOrEqualTo(5);
        assertThat(engine.machine().workspace().cache()).isZero();
        assertThat(engine.workspace().resolve("cache")).isDirectory().isEmptyDirectory();
    }

    @Test
    void everyKnownImageHasAnAnswer() {
        assertThat(engine.images().known())
                .extracting(image -> image.title())
                .contains("XGBoost", "scikit-learn", "Python", "Shell");
    }
}
