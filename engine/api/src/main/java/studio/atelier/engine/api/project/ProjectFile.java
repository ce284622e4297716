package studio.atelier.engine.api.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A project file {@code atelier.json}: how a project's definitions meet this machine. Every key is
 * optional, and keys that this version does not know stay in {@link #json()}. Relative paths are
 * relative to the file. See {@code docs/project-file.md}.
 *
 * @param file where it was found; empty for the file that is not there
 * @param json its content as it stands
 */
public record ProjectFile(Optional<Path> file, ObjectNode json) {

    /** The name of the file. */
    public static final String NAME = "atelier.json";

    private static final Pattern DOCKER_HOST = Pattern.compile("(unix|npipe|tcp|ssh)://\\S+");

    /** Where a bucket's objects lie. */
    public sealed interface Bucket {

        /** A folder of this machine. */
        record Folder(Path path) implements Bucket {}

        /**
         * A real bucket on S3, or on a server that speaks S3.
         *
         * @param region AWS region, if given
         * @param endpoint URL of the server, if it is not AWS
         * @param profile profile of the AWS configuration, if it is not the default
         */
        record Remote(Optional<String> region, Optional<String> endpoint, Optional<String> profile) implements Bucket {}
    }

    /** What happens with an instance type that is bigger than this machine. */
    public enum ResourcePolicy {
        /** It is scaled to the machine, and the job says so. */
        FIT,
        /** The job is refused with the numbers. */
        STRICT
    }

    /** Which images run in Docker. */
    public enum DockerUse {
        /** Those that nothing else on this machine stands for. */
        FALLBACK,
        /** All that the project file does not map to something else. */
        PREFER,
        /** None. */
        OFF
    }

    /**
     * How jobs meet Docker.
     *
     * @param host the daemon's address, {@code unix://}, {@code npipe://}, {@code tcp://} or {@code
     *     ssh://}; empty for the one that the docker command uses
     * @param imageUser true if containers run as the user that their image names, false if as the user
     *     that Atelier runs as
     */
    public record Docker(DockerUse use, Optional<String> host, boolean imageUser) {}

    /** The size of an instance type. */
    public record InstanceSize(int vcpus, double memoryGiB, int gpus) {}

    public static ProjectFile none() {
        return new ProjectFile(Optional.empty(), Json.object());
    }

    /**
     * The project file beside {@code definition} or in the nearest folder above it.
     *
     * @throws ProjectFileException if one is there and cannot be read
     */
    public static ProjectFile findFor(Path definition) {
        Path folder = Files.isDirectory(definition)
                ? definition
                : definition.toAbsolutePath().getParent();
        for (@Nullable Path at = folder == null ? null : folder.toAbsolutePath().normalize();
                at != null;
                at = at.getParent()) {
            Path candidate = at.resolve(NAME);
            if (Files.isRegularFile(candidate)) {
                return read(candidate);
            }
        }
        return none();
    }

    /** @throws ProjectFileException if the file cannot be read or is no JSON object */
    public static ProjectFile read(Path file) {
        try {
            ProjectFile project = new ProjectFile(Optional.of(file), Json.parseObject(Files.readString(file)));
            project.check();
            return project;
        } catch (IOException e) {
            throw new ProjectFileException(file + " cannot be read: " + e.getMessage(), e);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new ProjectFileException(
                    file + ", line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + e.getOriginalMessage(),
                    e);
        } catch (IllegalArgumentException e) {
            throw new ProjectFileException(file + ": " + e.getMessage(), e);
        }
    }

    private void check() {
        workspace();
        buckets();
        images();
        instanceTypes();
        python();
        docker();
        resourcePolicy();
        maxPending();
    }

    /** The workspace's folder, if the project names one. */
    public Optional<Path> workspace() {
        return text("workspace").map(this::path);
    }

    /** Bucket name to where its objects lie. */
    public Map<String, Bucket> buckets() {
        Map<String, Bucket> buckets = new LinkedHashMap<>();
        object("buckets").properties().forEach(e -> buckets.put(e.getKey(), bucket(e.getKey(), e.getValue())));
        return buckets;
    }

    private Bucket bucket(String name, JsonNode value) {
        if (value.isString()) {
            return new Bucket.Folder(path(value.stringValue()));
        }
        if (value instanceof ObjectNode object && object.path("s3").asBoolean(false)) {
            return new Bucket.Remote(member(object, "region"), member(object, "endpoint"), member(object, "profile"));
        }
        throw new IllegalArgumentException("buckets." + name
                + " must be a folder's path, or {\"s3\": true, \"region\": ..., \"endpoint\": ..., \"profile\": ...}");
    }

    /**
     * Image URI to what runs it: {@code builtin:NAME}, {@code python}, {@code python:INTERPRETER}, {@code
     * shell}, {@code docker} or {@code docker:IMAGE}. A URI may end in {@code *}.
     */
    public Map<String, String> images() {
        Map<String, String> images = new LinkedHashMap<>();
        object("images").properties().forEach(e -> {
            if (!e.getValue().isString()) {
                throw new IllegalArgumentException("images." + e.getKey()
                        + " must be \"builtin:NAME\", \"python\", \"python:INTERPRETER\", \"shell\", \"docker\" or"
                        + " \"docker:IMAGE\"");
            }
            images.put(e.getKey(), e.getValue().stringValue());
        });
        return images;
    }

    /** Instance type to its size here. */
    public Map<String, InstanceSize> instanceTypes() {
        Map<String, InstanceSize> sizes = new LinkedHashMap<>();
        object("instanceTypes").properties().forEach(e -> {
            JsonNode size = e.getValue();
            if (!size.path("vcpus").isInt() || !size.path("memoryGiB").isNumber()) {
                throw new IllegalArgumentException(
                        "instanceTypes." + e.getKey() + " must be {\"vcpus\": 4, \"memoryGiB\": 16, \"gpus\": 0}");
            }
            sizes.put(
                    e.getKey(),
                    new InstanceSize(
                            size.path("vcpus").intValue(),
                            size.path("memoryGiB").doubleValue(),
                            size.path("gpus").asInt(0)));
        });
        return sizes;
    }

    /** The Python interpreter, or the folder of its virtual environment. */
    public Optional<Path> python() {
        return text("python").map(this::path);
    }

    /** Which images run in Docker, where, and as whom. */
    public Docker docker() {
        ObjectNode docker = object("docker");
        DockerUse use = switch (member(docker, "use").orElse("fallback")) {
            case "fallback" -> DockerUse.FALLBACK;
            case "prefer" -> DockerUse.PREFER;
            case "off" -> DockerUse.OFF;
            default -> throw new IllegalArgumentException("docker.use must be \"fallback\", \"prefer\" or \"off\"");
        };
        boolean imageUser = switch (member(docker, "user").orElse("own")) {
            case "own" -> false;
            case "image" -> true;
            default -> throw new IllegalArgumentException("docker.user must be \"own\" or \"image\"");
        };
        Optional<String> host = member(docker, "host");
        host.filter(address -> !DOCKER_HOST.matcher(address).matches()).ifPresent(address -> {
            throw new IllegalArgumentException("docker.host must be an address such as unix:///var/run/docker.sock,"
                    + " tcp://HOST:2376 or ssh://USER@HOST, not " + address);
        });
        return new Docker(use, host, imageUser);
    }

    public ResourcePolicy resourcePolicy() {
        return switch (text("resourcePolicy").orElse("fit")) {
            case "fit" -> ResourcePolicy.FIT;
            case "strict" -> ResourcePolicy.STRICT;
            default -> throw new IllegalArgumentException("resourcePolicy must be \"fit\" or \"strict\"");
        };
    }

    /** How long a job may wait for a place on this machine; empty for as long as it takes. */
    public Optional<Duration> maxPending() {
        JsonNode seconds = json.get("maxPendingSeconds");
        if (seconds == null || seconds.isNull()) {
            return Optional.empty();
        }
        if (seconds.canConvertToLong() && seconds.isIntegralNumber() && seconds.longValue() > 0) {
            return Optional.of(Duration.ofSeconds(seconds.longValue()));
        }
        throw new IllegalArgumentException("maxPendingSeconds must be a whole number of seconds, at least 1");
    }

    /** A path as the project file means it: relative to the file, or below the user's home after {@code ~/}. */
    public Path path(String text) {
        Path path = Path.of(text.startsWith("~/") ? System.getProperty("user.home") + text.substring(1) : text);
        Path base = file.map(Path::toAbsolutePath)
                .map(Path::getParent)
                .orElse(Path.of("").toAbsolutePath());
        return base.resolve(path).normalize();
    }

    private ObjectNode object(String key) {
        JsonNode value = json.get(key);
        if (value == null || value.isNull()) {
            return Json.object();
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException(key + " must be a JSON object");
    }

    private Optional<String> text(String key) {
        return member(json, key);
    }

    private static Optional<String> member(ObjectNode object, String key) {
        JsonNode value = object.get(key);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (value.isString()) {
            return Optional.of(value.stringValue());
        }
        throw new IllegalArgumentException(key + " must be text");
    }
}
