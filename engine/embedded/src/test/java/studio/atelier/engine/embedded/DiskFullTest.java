package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.testing.Bench;
import studio.atelier.engine.embedded.testing.JobEnds;
import studio.atelier.engine.embedded.testing.SmallDisk;
import tools.jackson.databind.node.ObjectNode;

/** A workspace on a disk that fills up. Needs the right to mount a small one. */
@EnabledOnOs(OS.LINUX)
class DiskFullTest {

    @TempDir
    Path folder;

    private SmallDisk small;
    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        small = SmallDisk.mount(folder.resolve("disk"), 48);
        disk = small.folder();
    }

    @AfterEach
    void unmount() throws Exception {
        if (small != null) {
            small.close();
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
                    .contains("No space left on device")
                    .contains(disk.toString());
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
            small.fill(filler);

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

    @Test
    void jobsWhoseOutputsFindNoRoomFailOnceWithTheDiskAndLeaveNothing() throws Exception {
        Path bucket = Files.createDirectory(disk.resolve("bucket"));
        ProjectFile project =
                new ProjectFile(Optional.empty(), Json.parseObject("{\"buckets\": {\"small\": \"" + bucket + "\"}}"));
        try (Bench bench = Bench.open(folder.resolve("workspace"), Duration.ofSeconds(1), project);
                JobEnds ends = new JobEnds(bench.engine.events())) {
            // What is left is less than any of the outputs.
            Files.write(disk.resolve("taken"), new byte[40 << 20]);
            String big = "head -c 12000000 /dev/urandom > ";
            Map<String, String> jobs = new LinkedHashMap<>();
            jobs.put("model.tar.gz", trained(bench, "model", big + "/opt/ml/model/m", "GZIP"));
            jobs.put("output.tar.gz", trained(bench, "data", big + "/opt/ml/output/data/d", "GZIP"));
            jobs.put("plain model", trained(bench, "plain", big + "/opt/ml/model/m", "NONE"));
            jobs.put("output", processed(bench, "end", big + "/opt/ml/processing/out/o", "EndOfJob"));
            jobs.put(
                    "continuous output",
                    processed(
                            bench,
                            "continuous",
                            "echo first > /opt/ml/processing/out/a; " + big + "/opt/ml/processing/out/o; sleep 3",
                            "Continuous"));
            for (Map.Entry<String, String> job : jobs.entrySet()) {
                assertThat(ends.of(job.getValue())).as(job.getKey()).containsExactly("Failed");
                assertThat(reason(bench, job.getValue()))
                        .as(job.getKey())
                        .startsWith("InternalServerError: ")
                        .contains("could not be uploaded to s3://small/", disk.toString(), "free some space");
            }
            // Nothing is half there, and what was whole before stays.
            try (Stream<Path> files = Files.walk(bucket)) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(file -> bucket.relativize(file).toString()))
                        .allMatch(file -> file.endsWith("model.tar.gz") || file.equals("continuous/a"))
                        .doesNotContain("models/model/output/model.tar.gz")
                        .contains("continuous/a");
            }

            String small = trained(bench, "small", "echo m > /opt/ml/model/m", "GZIP");
            assertThat(ends.of(small)).containsExactly("Completed");
            assertThat(bench.exists("s3://small/models/small/output/model.tar.gz"))
                    .isTrue();
        }
    }

    private static String trained(Bench bench, String name, String line, String compression) {
        return bench.train(name, line, """
                {"OutputDataConfig": {"S3OutputPath": "s3://small/models", "CompressionType": "%s"}}
                """.formatted(compression))
                .path("TrainingJobArn")
                .asString("");
    }

    private static String processed(Bench bench, String name, String line, String mode) {
        return bench.process(name, line, """
                {"ProcessingOutputConfig": {"Outputs": [{"OutputName": "out", "S3Output": {"S3Uri": "s3://small/%s",
                   "LocalPath": "/opt/ml/processing/out", "S3UploadMode": "%s"}}]}}
                """.formatted(name, mode))
                .path("ProcessingJobArn")
                .asString("");
    }

    private static String reason(Bench bench, String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return (arn.contains("training-job/") ? bench.training(name) : bench.processing(name))
                .path("FailureReason")
                .asString("");
    }

    private static String messages(Throwable error) {
        StringBuilder all = new StringBuilder();
        for (Throwable at = error; at != null; at = at.getCause()) {
            all.append(at.getMessage()).append('\n');
        }
        return all.toString();
    }
}
