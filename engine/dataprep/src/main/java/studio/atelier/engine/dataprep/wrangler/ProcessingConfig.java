package studio.atelier.engine.dataprep.wrangler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.algorithm.AlgorithmException;
import studio.atelier.engine.api.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a processing container is told about its job.
 *
 * @param base the container's {@code /opt/ml}
 * @param json {@code config/processingjobconfig.json}
 */
record ProcessingConfig(Path base, ObjectNode json) {

    private static final String ROOT = "/opt/ml";

    /** An output of the job. */
    record Output(String name, Optional<Path> folder) {}

    static ProcessingConfig read(Path base) throws IOException, AlgorithmException {
        Path file = base.resolve("config").resolve("processingjobconfig.json");
        try {
            return new ProcessingConfig(base, Json.parseObject(Files.readString(file)));
        } catch (JacksonException | IllegalArgumentException e) {
            throw AlgorithmException.clientError(file + " is no JSON object: " + e.getMessage(), e);
        }
    }

    String jobName() {
        return json.path("ProcessingJobName").asString("job");
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        json.path("AppSpecification").path("ContainerArguments").forEach(a -> arguments.add(a.asString("")));
        return arguments;
    }

    /** Folder of an input by its name. */
    Optional<Path> input(String name) {
        for (JsonNode input : json.path("ProcessingInputs")) {
            if (input.path("InputName").asString("").equals(name)) {
                String local = input.path("S3Input").path("LocalPath").asString("");
                return Optional.of(here(
                        local.isEmpty()
                                ? input.path("DatasetDefinition")
                                        .path("LocalPath")
                                        .asString(ROOT + "/processing/" + name)
                                : local));
            }
        }
        return Optional.empty();
    }

    List<Output> outputs() {
        List<Output> outputs = new ArrayList<>();
        for (JsonNode output : json.path("ProcessingOutputConfig").path("Outputs")) {
            String local = output.path("S3Output").path("LocalPath").asString("");
            outputs.add(new Output(
                    output.path("OutputName").asString(""),
                    local.isEmpty() ? Optional.empty() : Optional.of(here(local))));
        }
        return outputs;
    }

    /** A path of the container on this machine. */
    Path here(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/")
                ? base.resolve(path.substring(ROOT.length()).replaceFirst("^/+", ""))
                : Path.of(path);
    }
}
