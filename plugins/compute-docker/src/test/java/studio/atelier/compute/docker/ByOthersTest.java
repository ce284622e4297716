package studio.atelier.compute.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.embedded.testing.Bench;
import studio.atelier.engine.embedded.testing.JobEnds;

/** What people do to a job's containers with the docker command: the job ends once and says what it saw. */
@Timeout(180)
class ByOthersTest {

    @TempDir
    Path folder;

    private Daemon daemon;
    private String image;
    private Bench bench;
    private JobEnds ends;

    @BeforeEach
    void open() throws Exception {
        daemon = TestDocker.localDaemon();
        image = TestDocker.image(daemon);
        bench = TestDocker.bench(folder.resolve("workspace"), "{}");
        ends = new JobEnds(bench.engine.events());
    }

    @AfterEach
    void close() {
        if (bench != null) {
            ends.close();
            bench.close();
        }
        if (daemon != null) {
            daemon.close();
        }
    }

    /** Starts a job and returns its container when it runs. */
    private String started(String job) throws Exception {
        bench.trainImage(job, image, """
                {"AlgorithmSpecification": {"ContainerEntrypoint": %s}}
                """.formatted(
                        Bench.shell("echo m >/opt/ml/model/m; echo ready; while true; do sleep 0.1; done")));
        String arn = arn(job);
        Bench.until(() -> {
            try {
                return bench.log(arn).contains("ready");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return daemon.client()
                .listContainersCmd()
                .withLabelFilter(
                        Map.of(Labels.JOB, job, Labels.WORKSPACE, HostName.get() + ":" + folder.resolve("workspace")))
                .exec()
                .getFirst()
                .getId();
    }

    private String arn(String job) {
        return bench.training(job).path("TrainingJobArn").asString("");
    }

    private String reason(String job) {
        return bench.training(job).path("FailureReason").asString("");
    }

    @Test
    void aContainerThatIsKilledFailsItsJob() throws Exception {
        daemon.client().killContainerCmd(started("killed")).exec();
        assertThat(ends.of(arn("killed"))).containsExactly("Failed");
        assertThat(reason("killed")).startsWith("AlgorithmError: ").contains("137", "killed from outside");
    }

    @Test
    void aContainerThatIsRemovedFailsItsJob() throws Exception {
        daemon.client().removeContainerCmd(started("removed")).withForce(true).exec();
        assertThat(ends.of(arn("removed"))).containsExactly("Failed");
        // Docker may have told of the kill before the removal was seen.
        assertThat(reason("removed")).containsAnyOf("was removed", "removed by others", "killed from outside");
    }

    @Test
    void aContainerThatIsPausedCanBeStopped() throws Exception {
        daemon.client().pauseContainerCmd(started("paused")).exec();
        bench.invoke("StopTrainingJob", "TrainingJobName", "paused");
        assertThat(ends.of(arn("paused"))).containsExactly("Stopped");
        assertThat(bench.exists("s3://out/models/paused/output/model.tar.gz")).isTrue();
    }
}
