package studio.atelier.compute.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.embedded.testing.Bench;
import studio.atelier.engine.embedded.testing.JobEnds;
import tools.jackson.databind.node.ObjectNode;

/** A daemon that is killed while jobs run in it: each job ends once, with the truth, and nothing of it is left. */
@Timeout(240)
class DaemonKilledTest {

    @TempDir
    Path folder;

    private OwnDaemon docker;
    private Bench bench;
    private JobEnds ends;
    private String image;

    @BeforeEach
    void open() throws Exception {
        docker = new OwnDaemon(folder.resolve("d"));
        try (Daemon daemon = docker.connect()) {
            image = TestDocker.image(daemon);
        }
        bench = Bench.open(folder.resolve("workspace"), Duration.ofSeconds(2), docker.project());
        ends = new JobEnds(bench.engine.events());
    }

    @AfterEach
    void close() throws Exception {
        if (bench != null) {
            ends.close();
            bench.close();
        }
        if (docker != null) {
            docker.close();
        }
    }

    @Test
    void jobsOfADaemonThatIsKilledEndOnceAndTheEngineGoesOn() throws Exception {
        startBoth("1");
        docker.kill();
        // At once: what it ran ends with it.
        docker.start();
        failed("train1", "process1");
        bothWork("2");

        startBoth("3");
        List<Long> processes = processes();
        docker.kill();
        failed("train3", "process3");
        assertThat(processes)
                .hasSize(4)
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive))
                        .isEmpty());

        // Docker is away.
        train("away", "true", 1);
        ObjectNode away = bench.trained("away");
        assertThat(away.path("TrainingJobStatus").asString("")).isEqualTo("Failed");
        assertThat(away.path("FailureReason").asString("")).contains("Docker");
        String runs = bench.train("here", "true", "{}").path("TrainingJobArn").asString("");
        assertThat(ends.of(runs)).containsExactly("Completed");

        docker.start();
        bothGone();
        bothWork("4");
    }

    private String train(String name, String line, int hosts) {
        return bench.trainImage(name, image, """
                {"ResourceConfig": {"InstanceType": "local", "InstanceCount": %d, "VolumeSizeInGB": 1},
                 "AlgorithmSpecification": {"ContainerEntrypoint": %s}}
                """.formatted(hosts, Bench.shell(line)))
                .path("TrainingJobArn")
                .asString("");
    }

    private String process(String name, String line) {
        return bench.processImage(name, image, """
                {"ProcessingResources": {"ClusterConfig":
                   {"InstanceType": "local", "InstanceCount": 2, "VolumeSizeInGB": 1}},
                 "AppSpecification": {"ContainerEntrypoint": %s}}
                """.formatted(Bench.shell(line)))
                .path("ProcessingJobArn")
                .asString("");
    }

    /** A training and a processing job with two hosts each, all of whose containers run. */
    private void startBoth(String number) throws Exception {
        // A daemon that starts again asks what it finds to end; the shell would not listen for ten seconds.
        String forever = "trap 'exit 143' TERM; echo ready; while true; do sleep 0.1; done";
        for (String arn : List.of(train("train" + number, forever, 2), process("process" + number, forever))) {
            Bench.until(() -> ready(arn) == 2);
        }
    }

    private long ready(String arn) {
        try {
            return bench.log(arn).stream().filter("ready"::equals).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void failed(String train, String process) throws Exception {
        for (ObjectNode job : List.of(bench.trained(train), bench.processed(process))) {
            assertThat(job.path("FailureReason").asString(""))
                    .as("%s", job)
                    .startsWith("InternalServerError: Docker at unix:");
        }
        assertThat(ends.of(bench.training(train).path("TrainingJobArn").asString("")))
                .containsExactly("Failed");
        assertThat(ends.of(bench.processing(process).path("ProcessingJobArn").asString("")))
                .containsExactly("Failed");
    }

    private void bothWork(String number) throws Exception {
        assertThat(ends.of(train("train" + number, "echo m >/opt/ml/model/m", 2)))
                .containsExactly("Completed");
        assertThat(ends.of(process("process" + number, "true"))).containsExactly("Completed");
        bothGone();
    }

    /** Neither containers nor networks of jobs are left in Docker. */
    private void bothGone() throws Exception {
        try (Daemon daemon = docker.connect()) {
            DockerClient client = daemon.client();
            Bench.until(() -> containers(client).isEmpty() && networks(client).isEmpty());
        }
    }

    private Map<String, String> labels() {
        return Map.of(Labels.WORKSPACE, HostName.get() + ":" + folder.resolve("workspace"));
    }

    private List<Container> containers(DockerClient client) {
        return client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(labels())
                .exec();
    }

    private List<Network> networks(DockerClient client) {
        return client.listNetworksCmd().withNameFilter("atelier-").exec();
    }

    private List<Long> processes() throws Exception {
        try (Daemon daemon = docker.connect()) {
            return containers(daemon.client()).stream()
                    .map(container -> daemon.client()
                            .inspectContainerCmd(container.getId())
                            .exec()
                            .getState()
                            .getPidLong())
                    .toList();
        }
    }
}
