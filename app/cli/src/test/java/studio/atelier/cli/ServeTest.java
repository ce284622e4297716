package studio.atelier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;

/** {@code atelier serve} as a program of its own. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ServeTest {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--workspace",
                folder.resolve("workspace").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private static HttpResponse<String> post(URI endpoint, String operation, String body) throws Exception {
        String time = TIME.format(Instant.now());
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(endpoint)
                            .header("X-Amz-Target", "SageMaker." + operation)
                            .header("X-Amz-Date", time)
                            .header(
                                    "Authorization",
                                    "AWS4-HMAC-SHA256 Credential=K/" + time.substring(0, 8)
                                            + "/us-east-1/sagemaker/aws4_request, SignedHeaders=host, Signature="
                                            + "0".repeat(64))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void itSaysWhereItIsAnswersAndEndsItsJobsInOrder() throws Exception {
        Process program = start("--json");
        try (BufferedReader out = program.inputReader()) {
            JsonNode ready = Json.parse(out.readLine());
            assertThat(ready.propertyNames()).containsExactly("endpoint", "accessKeyId", "secretAccessKey", "region");
            URI endpoint = URI.create(ready.path("endpoint").asString(""));
            assertThat(endpoint.getHost()).isEqualTo("127.0.0.1");
            String job = """
                    {"ProcessingJobName": "long", "RoleArn": "arn:aws:iam::000000000000:role/R",
                     "AppSpecification": {"ImageUri": "atelier.local/shell",
                       "ContainerEntrypoint": ["/bin/sh", "-c", "exec sleep 60"]},
                     "ProcessingResources": {"ClusterConfig": {"InstanceType": "local", "InstanceCount": 1,
                       "VolumeSizeInGB": 1}}}""";
            assertThat(post(endpoint, "CreateProcessingJob", job).statusCode()).isEqualTo(200);
            // The other door of the workspace sees what came through this one.
            assertThat(new Cli(folder.resolve("workspace"))
                            .run("describe", "long")
                            .out())
                    .contains("InProgress");

            program.destroy();
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(program.exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("err"))).startsWith("Ending").doesNotContain("\tat ");
        assertThat(new Cli(folder.resolve("workspace")).run("describe", "long").out())
                .contains("Stopped");
    }

    @Test
    void itPrintsVariablesToCopy() throws Exception {
        Process program = start();
        try (BufferedReader out = program.inputReader()) {
            List<String> lines = new ArrayList<>();
            while (lines.size() < 8) {
                lines.add(String.valueOf(out.readLine()).strip());
            }
            assertThat(lines.getFirst()).startsWith("Serving http://127.0.0.1:");
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("export AWS_ENDPOINT_URL=http://127.0.0.1:"))
                    .contains(
                            "export AWS_ACCESS_KEY_ID=atelier",
                            "export AWS_SECRET_ACCESS_KEY=atelier",
                            "export AWS_DEFAULT_REGION=us-east-1");
            program.destroy();
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anAddressForOthersNeedsKeysAndACertificate() throws Exception {
        Cli cli = new Cli(folder.resolve("workspace"));
        Cli.Outcome open = cli.run("serve", "--host", "0.0.0.0");
        assertThat(open.code()).isEqualTo(2);
        assertThat(open.err()).contains("0.0.0.0", "access keys", "certificate");
        Path empty = Files.writeString(folder.resolve("keys"), "[default]\nregion = x\n");
        assertThat(cli.run("serve", "--keys", empty.toString()).err()).contains("has no keys");
        assertThat(cli.run("serve", "--keys", folder.resolve("none").toString()).code())
                .isEqualTo(2);
        assertThat(cli.run("serve", "--certificate", folder.resolve("none").toString())
                        .code())
                .isEqualTo(2);
        Cli.Outcome unknown = cli.run("serve", "--host", "no.such.host.invalid");
        assertThat(unknown.code()).isNotZero();
        assertThat(unknown.err()).contains("no.such.host.invalid");
    }
}
