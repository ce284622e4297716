package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.embedded.testing.Bench;
import tools.jackson.databind.node.ObjectNode;

/** A workspace on a disk that fills up. Needs the right to mount a small one. */
@EnabledOnOs(OS.LINUX)
class DiskFullTest {

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(mount.waitFor() == 0, "No small disk can be mounted here: " + said.strip());
    }

    @AfterEach
    void unmount() throws Exception {
        new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor();
    }

    private void fill(Path file) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    @Test
    void aJobThatFillsTheDiskFailsWithTheReasonAndMakesRoomAgain() throws Exception {
        try (Bench bench = Bench.open(disk.resolve("workspace"), Duration.ofSeconds(1))) {
            bench.train("glutton", "head -c 200000000 /dev/zero > /opt/ml/model/m", "{}");
            ObjectNode job = bench.trained("glutton");
            assertThat(job.path("TrainingJobStatus").asString("")).isEqualTo("Failed");
            assertThat(job.path("FailureReason").asString("")).contains("No space left on device");

            // Its model is there twice for a moment, and that is too much.
            bench.train("big", "head -c 30000000 /dev/urandom > /opt/ml/model/m", "{}");
            job = bench.trained("big");
            assertThat(job.path("TrainingJobStatus").asString("")).isEqualTo("Failed");
            assertThat(job.path("FailureReason").asString(""))
                    .startsWith("InternalServerError: ")
                    .contains("s3://out/models/big")
                    .contains("No space left on device");
            assertThat(bench.exists("s3://out/models/big/output/model.tar.gz")).isFalse();

            bench.train("modest", "echo m > /opt/ml/model/m", "{}");
            assertThat(bench.trained("modest").path("TrainingJobStatus").asString(""))
                    .isEqualTo("Completed");
        }
    }

    @Test
    void aDiskFilledByOthersIsOvercomeOnceThereIsRoom() throws Exception {
        Path filler = disk.resolve("filler");
        Path workspace = disk.resolve("workspace");
        try (Bench bench = Bench.open(workspace, Duration.ofSeconds(1))) {
            bench.pipeline("p", Bench.step("S", "while [ -f " + filler + " ]; do sleep 0.1; done", ""));
            Files.createFile(filler);
            String running = bench.start("p");
            Bench.until(() -> bench.stepStatus(running, "S").equals("Executing"));
            fill(filler);

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1000; i++) {
                            bench.train("full-" + i, "true", "{}");
                        }
                    })
                    .isInstanceOf(RuntimeException.class)
                    .satisfies(e -> assertThat(messages(e)).contains("No space left on device"));

            Files.delete(filler);
            assertThat(bench.ended(running)).isIn("Succeeded", "Failed");
            bench.train("after", "true", "{}");
            assertThat(bench.trained("after").path("TrainingJobStatus").asString(""))
                    .isEqualTo("Completed");
        }
        try (Bench again = Bench.open(workspace, Duration.ofSeconds(1))) {
            assertThat(again.training("after").path("TrainingJobStatus").asString(""))
                    .isEqualTo("Completed");
        }
    }

    private static String messages(Throwable error) {
        StringBuilder all = new StringBuilder();
        for (Throwable at = error; at != null; at = at.getCause()) {
            all.append(at.getMessage()).append('\n');
        }
        return all.toString();
    }
}
