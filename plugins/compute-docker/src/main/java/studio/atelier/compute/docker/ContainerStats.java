package studio.atelier.compute.docker;

import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerUse;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * What a container uses, as Docker measures it (ContainerStats of its API, from version 1.41 on). Each question is
 * answered at once: without {@code one-shot}, which the client library does not know, Docker would take a second to
 * measure twice.
 */
final class ContainerStats {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerStats.class);
    private static final Duration PATIENCE = Duration.ofMillis(450);

    private final DockerHttpClient http;
    private final DockerHttpClient.Request request;

    ContainerStats(DockerClientImpl client, String container) {
        this.http = Objects.requireNonNull(client.getHttpClient());
        this.request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path("/containers/" + container + "/stats?stream=false&one-shot=true")
                .build();
    }

    /** What it uses now; empty if it has ended, or Docker does not answer in time. */
    Optional<ContainerUse> use() {
        try {
            return Patience.ask(PATIENCE, () -> of(answer()));
        } catch (RuntimeException e) {
            LOG.debug("What a container uses is not told", e);
            return Optional.empty();
        }
    }

    private JsonNode answer() {
        try (DockerHttpClient.Response response = http.execute(request)) {
            String text = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
            return response.getStatusCode() == 200 ? Json.parse(text) : Json.object();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for a container without processes, of which Docker tells nothing or zeros. */
    static Optional<ContainerUse> of(JsonNode told) {
        long cpu = told.path("cpu_stats").path("cpu_usage").path("total_usage").asLong(0);
        JsonNode memory = told.path("memory_stats");
        if (cpu == 0 || !memory.path("usage").isIntegralNumber()) {
            return Optional.empty();
        }
        // Files that the system keeps in memory and can drop. Version 1 of the kernel's control groups counts those of
        // groups below apart.
        JsonNode stats = memory.path("stats");
        long droppable = stats.path("total_inactive_file")
                .asLong(stats.path("inactive_file").asLong(0));
        return Optional.of(new ContainerUse(
                Duration.ofNanos(cpu),
                Math.max(0, memory.path("usage").longValue() - droppable),
                OptionalLong.empty()));
    }
}
