package studio.atelier.engine.jobs.container;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code config} of a processing container (engine.md section 5). */
public final class ProcessingConfigFiles {

    private static final String[] MEMBERS = {
        "ProcessingJobArn",
        "ProcessingJobName",
        "AppSpecification",
        "Environment",
        "ProcessingInputs",
        "ProcessingOutputConfig",
        "ProcessingResources",
        "RoleArn",
        "StoppingCondition",
        "NetworkConfig"
    };

    private ProcessingConfigFiles() {}

    /** @param job the request with the job's ARN */
    public static void write(ContainerTree tree, ObjectNode job, Hosts hosts) throws IOException {
        Path folder = tree.root().resolve("config");
        ObjectNode resources = Json.object().put("current_host", tree.host());
        hosts.names().forEach(resources.putArray("hosts")::add);
        TrainingConfigFiles.put(folder, "resourceconfig.json", resources);
        ObjectNode config = Json.object();
        for (String member : MEMBERS) {
            if (job.hasNonNull(member)) {
                config.set(member, job.get(member));
            }
        }
        if (!config.has("Environment")) {
            config.set("Environment", Json.object());
        }
        TrainingConfigFiles.put(folder, "processingjobconfig.json", config);
    }

    /**
     * Tells a built-in where the buckets lie: a built-in of this engine may read objects of the
     * workspace that its inputs do not name, as a flow's sources do.
     *
     * @param mapped bucket to folder
     * @param remote buckets that are in no folder, but on S3
     * @param others folder with one folder for each other bucket
     */
    public static void writeBuckets(
            ContainerTree tree, Map<String, Path> mapped, Collection<String> remote, Path others) throws IOException {
        ObjectNode file = Json.object();
        ObjectNode buckets = file.putObject("buckets");
        mapped.forEach((name, folder) -> buckets.put(name, folder.toString()));
        remote.forEach(file.putArray("remote")::add);
        file.put("default", others.toString());
        TrainingConfigFiles.put(tree.root().resolve("config"), "atelier-buckets.json", file);
    }
}
