package studio.atelier.engine.dataprep.wrangler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.api.algorithm.AlgorithmException;
import studio.atelier.engine.api.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the buckets lie on this machine: {@code config/atelier-buckets.json}.
 *
 * @param folders bucket to folder
 * @param remote buckets that are in no folder, but on S3
 * @param others the folder with a folder for each other bucket
 */
record Buckets(Map<String, Path> folders, Set<String> remote, Optional<Path> others) {

    static Buckets read(Path base) throws IOException, AlgorithmException {
        Path file = base.resolve("config").resolve("atelier-buckets.json");
        if (!Files.isRegularFile(file)) {
            return new Buckets(Map.of(), Set.of(), Optional.empty());
        }
        try {
            ObjectNode json = Json.parseObject(Files.readString(file));
            Map<String, Path> folders = new LinkedHashMap<>();
            json.path("buckets")
                    .properties()
                    .forEach(e -> folders.put(e.getKey(), Path.of(e.getValue().asString(""))));
            Set<String> remote = new HashSet<>();
            json.path("remote").forEach(name -> remote.add(name.asString("")));
            String others = json.path("default").asString("");
            return new Buckets(folders, remote, others.isEmpty() ? Optional.empty() : Optional.of(Path.of(others)));
        } catch (JacksonException | IllegalArgumentException e) {
            throw AlgorithmException.clientError(file + " is no JSON object: " + e.getMessage(), e);
        }
    }

    /** The path of an object or prefix; empty if the bucket is not known here or the key leaves its folder. */
    Optional<Path> path(String bucket, String key) {
        if (remote.contains(bucket)) {
            return Optional.empty();
        }
        Path known = folders.get(bucket);
        Optional<Path> folder = known != null ? Optional.of(known) : others.map(o -> o.resolve(bucket));
        return folder.map(f -> f.resolve(key).normalize())
                .filter(p -> p.startsWith(folder.get().normalize()));
    }
}
