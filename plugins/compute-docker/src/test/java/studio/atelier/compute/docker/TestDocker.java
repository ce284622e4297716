package studio.atelier.compute.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.testing.Bench;
import tools.jackson.databind.node.ObjectNode;

/** The Docker of tests that need one, with an image to run. */
final class TestDocker {

    private static final String REPOSITORY = "atelier.test/shell";

    private TestDocker() {}

    /**
     * A project file.
     *
     * @param json its content; where it does not say where Docker is, {@code ATELIER_TEST_DOCKER} does, else the
     *     docker command's own settings
     */
    static Bench bench(Path workspace, String project) throws IOException {
        return Bench.open(workspace, Duration.ofSeconds(2), project(project));
    }

    static ProjectFile project(String json) {
        ObjectNode content = Json.parseObject(json);
        String address = System.getenv("ATELIER_TEST_DOCKER");
        if (address != null && !address.isEmpty()) {
            ObjectNode docker = content.withObject("/docker");
            if (!docker.has("host")) {
                docker.put("host", address);
            }
        }
        return new ProjectFile(Optional.empty(), content);
    }

    /** The daemon of the tests; where none answers, the test is skipped with the reason. */
    static Daemon daemon() {
        try {
            return Daemon.connect(project("{}").docker());
        } catch (DaemonException e) {
            Assumptions.abort(e.text());
            throw new AssertionError(e);
        }
    }

    /** A daemon on this machine, which sees the test's folders. */
    static Daemon localDaemon() {
        Daemon daemon = daemon();
        Assumptions.assumeTrue(
                daemon.sharesFiles(), "Docker at " + daemon.address().uri() + " is on another machine");
        return daemon;
    }

    /** An image with a shell, imported unless it is there. */
    static String image(Daemon daemon) throws IOException, InterruptedException {
        return image(daemon, List.of());
    }

    /**
     * An image whose tag tells the content.
     *
     * @param changes lines of a Dockerfile that are true of it
     */
    static String image(Daemon daemon, List<String> changes) throws IOException, InterruptedException {
        byte[] root = TestImage.rootFileSystem();
        CRC32 sum = new CRC32();
        sum.update(root);
        sum.update(changes.toString().getBytes(StandardCharsets.UTF_8));
        String tag = HexFormat.of().toHexDigits((int) sum.getValue());
        String image = REPOSITORY + ":" + tag;
        try {
            daemon.client().inspectImageCmd(image).exec();
        } catch (NotFoundException e) {
            importImage(daemon, tag, changes, root);
        }
        return image;
    }

    // createImageCmd of docker-java 3.7.1 sends no body.
    private static void importImage(Daemon daemon, String tag, List<String> changes, byte[] root) throws IOException {
        DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.POST)
                .path("/images/create?fromSrc=-&repo=" + REPOSITORY + "&tag=" + tag
                        + changes.stream()
                                .map(change -> "&changes=" + URLEncoder.encode(change, StandardCharsets.UTF_8))
                                .collect(Collectors.joining()))
                .body(new ByteArrayInputStream(root))
                .build();
        try (DockerHttpClient.Response response =
                ((DockerClientImpl) daemon.client()).getHttpClient().execute(request)) {
            String said = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
            if (response.getStatusCode() != 200 || said.contains("errorDetail")) {
                throw new IOException("The image of the tests could not be imported: " + said);
            }
        }
    }

    /** A name that no other test's job has. */
    static String name(String start) {
        return start + "-" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    }
}
