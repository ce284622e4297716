package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.testing.Bench;
import tools.jackson.databind.node.ObjectNode;

/** Buckets that the project file says are on S3, against moto, an S3 server of other people. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class RealS3Test {

    private static final Map<String, String> CREDENTIALS =
            Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test");
    private static final Pattern ADDRESS = Pattern.compile("Running on (http://\\S+)");
    private static Process server;
    private static String endpoint;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeAll
    static void serve() throws Exception {
        Path python = TestPython.with("moto.server", "flask");
        CREDENTIALS.forEach(System::setProperty);
        server = new ProcessBuilder(python.toString(), "-m", "moto.server", "-H", "127.0.0.1", "-p", "0")
                .redirectErrorStream(true)
                .start();
        BufferedReader lines = server.inputReader();
        for (String line = lines.readLine(); line != null && endpoint == null; line = lines.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                endpoint = address.group(1);
            }
        }
        // A full pipe would hold the server up.
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        assertThat(endpoint).isNotNull();
        makeBucket("real");
    }

    @AfterAll
    static void end() {
        CREDENTIALS.keySet().forEach(System::clearProperty);
        if (server != null) {
            server.destroyForcibly();
        }
    }

    private static void makeBucket(String name) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/" + name))
                    .PUT(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @BeforeEach
    void open() throws Exception {
        ObjectNode settings = Json.object();
        settings.putObject("buckets").putObject("real").put("s3", true).put("endpoint", endpoint);
        bench = Bench.open(
                folder.resolve("workspace"), Duration.ofSeconds(2), new ProjectFile(Optional.empty(), settings));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void objectsAreWrittenListedReadAndDeleted() throws Exception {
        ObjectStore objects = bench.engine.objects();
        bench.put("s3://real/a/one.txt", "1");
        bench.put("s3://real/a/zwei é.txt", "zwei");
        bench.put("s3://real/ab.txt", "not in the folder");

        assertThat(objects.list(ObjectUri.parse("s3://real/a/")))
                .extracting(ObjectStore.Entry::relative)
                .containsExactly("one.txt", "zwei é.txt");
        assertThat(bench.read("s3://real/a/zwei é.txt")).isEqualTo("zwei");
        assertThat(folder.resolve("workspace/buckets/real")).doesNotExist();
        assertThat(bench.exists("s3://real/a")).isFalse();
        objects.delete(ObjectUri.parse("s3://real/a/one.txt"));
        assertThat(bench.exists("s3://real/a/one.txt")).isFalse();
        assertThatThrownBy(() -> bench.read("s3://real/a/one.txt")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aLargeFileIsWrittenInParts() throws Exception {
        Path large = folder.resolve("large");
        byte[] block = new byte[1 << 20];
        new Random(7).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(large)) {
            for (int i = 0; i < 70; i++) {
                block[0] = (byte) i;
                out.write(block);
            }
        }

        bench.engine.objects().put(large, ObjectUri.parse("s3://real/large"));

        Path back = folder.resolve("back");
        try (InputStream in = bench.engine.objects().read(ObjectUri.parse("s3://real/large"))) {
            Files.copy(in, back);
        }
        assertThat(back).hasSameBinaryContentAs(large);
    }

    @Test
    void aTrainingJobReadsAndWritesS3() throws Exception {
        for (int i = 0; i < 1010; i++) {
            bench.put("s3://real/train/part-%04d.csv".formatted(i), i + "\n");
        }
        bench.put("s3://real/ck/old", "kept");

        bench.train(
                "s3",
                "ls /opt/ml/input/data/train | wc -l > /opt/ml/model/count;"
                        + " cat /opt/ml/checkpoints/old > /opt/ml/checkpoints/new",
                """
                {"OutputDataConfig": {"S3OutputPath": "s3://real/out", "CompressionType": "NONE"},
                 "CheckpointConfig": {"S3Uri": "s3://real/ck"},
                 "InputDataConfig": [{"ChannelName": "train", "DataSource": {"S3DataSource":
                   {"S3Uri": "s3://real/train", "S3DataType": "S3Prefix"}}}]}
                """);

        ObjectNode job = bench.trained("s3");
        assertThat(job.path("TrainingJobStatus").asString("")).as("%s", job).isEqualTo("Completed");
        assertThat(bench.read("s3://real/out/s3/output/model/count").strip()).isEqualTo("1010");
        assertThat(bench.read("s3://real/ck/new")).isEqualTo("kept");
    }

    @Test
    void aBucketThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> bench.read("s3://real/none")).isInstanceOf(NoSuchFileException.class);
        ObjectNode settings = Json.object();
        settings.putObject("buckets").putObject("gone").put("s3", true).put("endpoint", endpoint);
        assertThatThrownBy(() -> {
                    try (Bench other = Bench.open(
                            folder.resolve("other"),
                            Duration.ofSeconds(2),
                            new ProjectFile(Optional.empty(), settings))) {
                        other.put("s3://gone/a", "1");
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("s3://gone/a", "could not be written", "atelier.json");
    }

    @Test
    void theBucketIsListedInPagesAndItsObjectsHaveTagsAndHeaders() throws Exception {
        Buckets buckets = bench.engine.buckets();
        for (String key : List.of("p/a", "p/b/1", "p/b/2", "p/c")) {
            bench.put("s3://real/" + key, key);
        }
        List<String> listed = new ArrayList<>();
        String after = "";
        Buckets.Page page;
        do {
            page = buckets.list(new Buckets.Listing("real", "p/", "/", after, 1));
            page.objects().forEach(object -> listed.add(object.uri().key()));
            listed.addAll(page.commonPrefixes());
            after = page.next().orElse("");
        } while (page.next().isPresent());
        assertThat(listed).containsExactly("p/a", "p/b/", "p/c");

        ObjectUri.S3 uri = new ObjectUri.S3("real", "p/put");
        buckets.put(uri, out -> {
            out.write("0123456789".getBytes(StandardCharsets.UTF_8));
            return new Buckets.Kept("", Map.of("content-type", "x/y", "x-amz-meta-m", "1"));
        });
        try (Buckets.Reading reading = buckets.open(uri).orElseThrow();
                InputStream in = Channels.newInputStream(reading.content(2, 3))) {
            assertThat(reading.object().size()).isEqualTo(10);
            assertThat(reading.object().headers())
                    .containsEntry("content-type", "x/y")
                    .containsEntry("x-amz-meta-m", "1");
            assertThat(in).hasContent("234");
        }
        buckets.delete(uri);
        assertThat(buckets.find(uri)).isEmpty();
        assertThat(buckets.buckets()).extracting(Buckets.Bucket::name).contains("real");
        assertThatThrownBy(() -> buckets.delete("real")).hasMessageContaining("atelier.json");
    }
}
