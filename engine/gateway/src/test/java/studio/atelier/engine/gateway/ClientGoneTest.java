package studio.atelier.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.testing.JobEnds;
import tools.jackson.databind.node.ObjectNode;

/** Clients that go away in the middle: nothing half is kept, and what was asked in whole is done once. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
class ClientGoneTest {

    @TempDir
    Path folder;

    private Served served;
    private Raw raw;

    @BeforeEach
    void open() throws Exception {
        served = Served.open(folder.resolve("workspace"));
        raw = new Raw(served.endpoint());
    }

    @AfterEach
    void close() throws Exception {
        served.close();
    }

    private Raw.Answer object(String method, String target, String more) throws IOException {
        return raw.send(method + " " + target + " HTTP/1.1\r\n" + raw.host() + Raw.signed("s3")
                + "Connection: close\r\n" + more);
    }

    /** Sends a part of a request, waits until that has an effect, and goes: politely with a FIN, or with a RST. */
    private void goAfter(String begun, boolean politely, Callable<Boolean> seen) throws Exception {
        try (Socket socket = raw.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(begun.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            Wait.until(seen);
            if (!politely) {
                socket.setSoLinger(true, 0);
            }
        }
    }

    private boolean hasUnfinished(String below) throws IOException {
        Path at = folder.resolve("workspace").resolve(below);
        if (!Files.isDirectory(at)) {
            return false;
        }
        try (Stream<Path> files = Files.list(at)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(".atelier-tmp-"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anObjectThatWasSentInPartIsNone(boolean politely) throws Exception {
        object("PUT", "/bkt/old", "Content-Length: 3\r\n\r\nold");
        String head = "PUT %s HTTP/1.1\r\n" + raw.host() + Raw.signed("s3");
        String chunked = head.replace("UNSIGNED-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
                + "x-amz-decoded-content-length: 1000\r\n";
        for (String request : List.of(
                head.formatted("/bkt/new") + "Content-Length: 1000\r\n\r\nhalf",
                head.formatted("/bkt/old") + "Content-Length: 1000\r\n\r\nhalf",
                head.formatted("/bkt/old") + "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
                chunked.formatted("/bkt/old") + "Content-Length: 2000\r\n\r\n4\r\nhalf\r\n")) {
            goAfter(request, politely, () -> hasUnfinished("buckets/bkt"));
            Wait.until(() -> !hasUnfinished("buckets/bkt"));
        }
        assertThat(object("GET", "/bkt/new", "\r\n").status()).isEqualTo(404);
        assertThat(object("GET", "/bkt/old", "\r\n").text()).endsWith("\r\n\r\nold");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPartThatWasSentInPartIsNone(boolean politely) throws Exception {
        String id = object("POST", "/bkt/k?uploads", "Content-Length: 0\r\n\r\n")
                .text()
                .replaceAll("(?s).*<UploadId>(\\w+)</UploadId>.*", "$1");
        goAfter(
                "PUT /bkt/k?uploadId=" + id + "&partNumber=1 HTTP/1.1\r\n" + raw.host() + Raw.signed("s3")
                        + "Content-Length: 1000\r\n\r\nhalf",
                politely,
                () -> hasUnfinished("tmp/uploads/" + id));
        Wait.until(() -> !hasUnfinished("tmp/uploads/" + id));
        assertThat(object("GET", "/bkt/k?uploadId=" + id, "\r\n").text())
                .contains("<ListPartsResult")
                .doesNotContain("<Part>");
    }

    @Test
    void answersThatNobodyReadsToTheEndHoldNothingOpen() throws Exception {
        byte[] large = new byte[16 << 20];
        assertThat(raw.send(concat(
                                "PUT /bkt/large HTTP/1.1\r\n" + raw.host() + Raw.signed("s3")
                                        + "Connection: close\r\nContent-Length: " + large.length + "\r\n\r\n",
                                large))
                        .status())
                .isEqualTo(200);
        long before = openFiles();
        for (int i = 0; i < 100; i++) {
            try (Socket socket = raw.connect()) {
                socket.getOutputStream()
                        .write(("GET /bkt/large HTTP/1.1\r\n" + raw.host() + Raw.signed("s3") + "\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
                if (i % 2 == 0) {
                    socket.setSoLinger(true, 0);
                }
            }
        }
        Wait.until(() -> openFiles() < before + 20);
        assertThat(object("HEAD", "/bkt/large", "\r\n").header("Content-Length"))
                .isEqualTo(Integer.toString(large.length));
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : 0;
    }

    private static byte[] concat(String head, byte[] content) {
        byte[] bytes = new byte[head.length() + content.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, head.length());
        System.arraycopy(content, 0, bytes, head.length(), content.length);
        return bytes;
    }

    private String create(String name) {
        String body = """
                {"TrainingJobName": "%s", "RoleArn": "arn:aws:iam::000000000000:role/R", "AlgorithmSpecification":
                {"TrainingInputMode": "File", "TrainingImage": "atelier.local/shell", "ContainerEntrypoint":
                ["/bin/sh", "-c", "echo ran; echo m > /opt/ml/model/m"]}, "OutputDataConfig": {"S3OutputPath":
                "s3://out/models"}, "ResourceConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1},
                "StoppingCondition": {"MaxRuntimeInSeconds": 60}}""".formatted(name);
        return "POST / HTTP/1.1\r\n" + raw.host() + Raw.signed("sagemaker")
                + "X-Amz-Target: SageMaker.CreateTrainingJob\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private ObjectNode invoke(String operation, String body) {
        return served.engine.operations().invoke(operation, Json.parseObject(body));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aJobThatWasAskedForInPartIsNotMade(boolean politely) throws Exception {
        String whole = create("half");
        for (int length : List.of(whole.length() - 1, whole.length() - 200, whole.indexOf("\r\n\r\n") + 4, 100)) {
            goAfter(whole.substring(0, length), politely, () -> true);
        }
        // Even what would be JSON by chance.
        String early = whole.replaceAll("Content-Length: \\d+", "Content-Length: 5000");
        goAfter(early, politely, () -> true);
        assertThat(object("GET", "/", "\r\n").status()).isEqualTo(200);
        Thread.sleep(300);
        assertThat(invoke("ListTrainingJobs", "{}").path("TrainingJobSummaries"))
                .isEmpty();
    }

    @Test
    void aJobThatWasAskedForInWholeRunsOnceWhoeverReadsTheAnswer() throws Exception {
        try (JobEnds ends = new JobEnds(served.engine.events())) {
            for (boolean politely : new boolean[] {true, false}) {
                String name = "whole-" + politely;
                goAfter(
                        create(name),
                        politely,
                        () -> invoke("ListTrainingJobs", "{\"NameContains\": \"" + name + "\"}")
                                        .path("TrainingJobSummaries")
                                        .size()
                                == 1);
                String arn = invoke("DescribeTrainingJob", "{\"TrainingJobName\": \"" + name + "\"}")
                        .path("TrainingJobArn")
                        .asString("");
                // A client that asks again, as its library may, makes no second one.
                assertThat(raw.send(create(name)).text()).contains("ResourceInUse");
                assertThat(ends.of(arn)).containsExactly("Completed");
                try (var lines = served.engine
                        .logs()
                        .lines(served.engine.logs().streams(arn).getFirst())) {
                    assertThat(lines.filter(line -> line.text().equals("ran"))).hasSize(1);
                }
            }
        }
        assertThatThrownBy(() -> invoke("DescribeTrainingJob", "{\"TrainingJobName\": \"none\"}"))
                .hasMessageContaining("not found");
    }
}
