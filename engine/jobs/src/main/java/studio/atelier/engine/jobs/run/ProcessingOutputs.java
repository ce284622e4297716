package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.jobs.artifact.FolderMirror;
import studio.atelier.engine.jobs.artifact.Uploads;
import studio.atelier.engine.jobs.container.ContainerTree;
import tools.jackson.databind.JsonNode;

/** The outputs of a processing job on their way to the store, while it runs or when it has ended (engine.md section 5). */
final class ProcessingOutputs implements AutoCloseable {

    private final ObjectStore objects;
    private final JsonNode outputs;
    private final Map<String, FolderMirror> mirrors = new LinkedHashMap<>();
    private List<ContainerTree> trees = List.of();
    private boolean builtIn;

    /** @param outputs the Outputs of the job's ProcessingOutputConfig */
    ProcessingOutputs(ObjectStore objects, JsonNode outputs) {
        this.objects = objects;
        this.outputs = outputs;
    }

    /**
     * Makes the folders that the containers write to.
     *
     * @param ofBuiltIn whether a built-in program runs, for which even what is AppManaged is uploaded
     */
    void prepare(List<ContainerTree> allTrees, boolean ofBuiltIn) throws JobFailure, IOException {
        trees = List.copyOf(allTrees);
        builtIn = ofBuiltIn;
        for (JsonNode output : outputs) {
            if (output.path("S3Output").hasNonNull("LocalPath")) {
                for (Path folder : folders(output)) {
                    Files.createDirectories(folder);
                }
            }
            if (isContinuous(output)) {
                mirrors.put(name(output), mirror(output));
            }
        }
    }

    private boolean isContinuous(JsonNode output) {
        return output.path("S3Output").path("S3UploadMode").asString("").equals("Continuous")
                && !isManaged(output)
                && !output.hasNonNull("FeatureStoreOutput");
    }

    private boolean isManaged(JsonNode output) {
        return output.path("AppManaged").asBoolean(false) && !builtIn;
    }

    private FolderMirror mirror(JsonNode output) throws JobFailure {
        try {
            return new FolderMirror(objects, folders(output), ObjectUri.parse(target(output)), false);
        } catch (IllegalArgumentException e) {
            throw JobFailure.client("The S3Uri of output '" + name(output) + "': " + e.getMessage(), e);
        }
    }

    private List<Path> folders(JsonNode output) throws JobFailure {
        List<Path> folders = new ArrayList<>();
        for (ContainerTree tree : trees) {
            folders.add(ProcessingRun.local(tree, output.path("S3Output"), "output", name(output)));
        }
        return folders;
    }

    private static String name(JsonNode output) {
        return output.path("OutputName").asString("");
    }

    private static String target(JsonNode output) {
        return output.path("S3Output").path("S3Uri").asString("");
    }

    /** Begins to upload what is uploaded continuously. */
    void start() {
        mirrors.values().forEach(FolderMirror::start);
    }

    /** Ends uploading continuously. */
    @Override
    public void close() {
        mirrors.values().forEach(FolderMirror::close);
    }

    /** Uploads all outputs of a job that has succeeded. */
    void upload(JobLog log) throws JobFailure {
        for (JsonNode output : outputs) {
            String name = name(output);
            if (output.hasNonNull("FeatureStoreOutput")) {
                log.note("Output '" + name
                        + "' goes to a feature store, which this engine does not have; it is left out");
            } else if (isManaged(output)) {
                log.note("Output '" + name + "' is AppManaged: the container uploads it itself");
            } else {
                upload(output, log);
            }
        }
    }

    private void upload(JsonNode output, JobLog log) throws JobFailure {
        try {
            if (files(output) == 0) {
                log.note("Output '" + name(output) + "' is empty: nothing was written to "
                        + output.path("S3Output").path("LocalPath").asString(""));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw JobFailure.internal(
                    "Output '" + name(output) + "' could not be uploaded to " + target(output) + ": " + e.getMessage(),
                    e);
        }
    }

    private int files(JsonNode output) throws JobFailure, IOException {
        FolderMirror mirror = mirrors.get(name(output));
        if (mirror == null) {
            return new Uploads(objects).folder(folders(output), ObjectUri.parse(target(output)));
        }
        mirror.finish();
        return mirror.files();
    }

    /** Uploads the rest of what is uploaded continuously, of a job that has not succeeded. */
    void uploadRest(JobLog log) {
        mirrors.forEach((name, mirror) -> {
            try {
                mirror.finish();
            } catch (IOException e) {
                log.note("The last files of output '" + name + "' could not be uploaded: " + e.getMessage());
            }
        });
    }
}
