package studio.atelier.compute.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.embedded.testing.Bench;

/** Jobs of images where no Docker answers. */
@DisabledOnOs(OS.WINDOWS)
class NoDaemonTest {

    private static final String LINE =
            "{\"AlgorithmSpecification\": {\"ContainerEntrypoint\": " + Bench.shell("true") + "}}";

    @TempDir
    Path folder;

    private String project(String more) {
        return "{\"docker\": {\"host\": \"unix://" + folder.resolve("no.sock") + "\"" + more + "}}";
    }

    @Test
    void aJobOfAnImageIsTakenAndFailsWithTheReason() throws Exception {
        try (Bench engines = TestDocker.bench(folder.resolve("none"), project(""))) {
            engines.trainImage("lonely", "some/image:1", LINE);
            assertThat(engines.trained("lonely").path("FailureReason").asString(""))
                    .startsWith("ClientError: ")
                    .contains("some/image:1", "Docker is not running", "no.sock");
        }
    }

    @Test
    void whatThisMachineStandsForRunsWithoutIt() throws Exception {
        try (Bench engines = TestDocker.bench(folder.resolve("none"), project(", \"use\": \"prefer\""))) {
            engines.trainImage("here", "atelier.local/shell", LINE);
            assertThat(engines.trained("here").path("TrainingJobStatus").asString(""))
                    .isEqualTo("Completed");
        }
    }

    @Test
    void aProjectMayKeepItsImagesOutOfDocker() throws Exception {
        try (Bench engines = TestDocker.bench(folder.resolve("off"), project(", \"use\": \"off\""))) {
            engines.trainImage("off", "some/image:1", LINE);
            assertThat(engines.trained("off").path("FailureReason").asString(""))
                    .contains("Nothing on this machine stands for the image some/image:1")
                    .doesNotContain("no.sock");
        }
    }
}
