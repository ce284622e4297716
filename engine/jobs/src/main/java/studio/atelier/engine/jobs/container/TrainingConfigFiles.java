package studio.atelier.engine.jobs.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code input/config} of a training container (engine.md section 1.4). */
public final class TrainingConfigFiles {

    private static final String LOOPBACK = "lo";
    private static final String CHECKPOINTS = "/opt/ml/checkpoints/";
    private static final String TENSORS = "/opt/ml/output/tensors/";
    private static final String TENSORBOARD = "/opt/ml/output/tensorboard";

    private final ObjectNode request;
    private final Hosts hosts;
    private final String networkInterface;

    /**
     * Of containers that share the machine's network.
     *
     * @param request the CreateTrainingJob request
     */
    public TrainingConfigFiles(ObjectNode request, Hosts hosts) {
        this(request, hosts, LOOPBACK);
    }

    /**
     * @param request the CreateTrainingJob request
     * @param networkInterface the one by which a container reaches the others
     */
    public TrainingConfigFiles(ObjectNode request, Hosts hosts, String networkInterface) {
        this.request = request;
        this.hosts = hosts;
        this.networkInterface = networkInterface;
    }

    /** @param metricDefinitions those that the job's log is scanned for */
    public void write(ContainerTree tree, ArrayNode metricDefinitions) throws IOException {
        Path folder = tree.root().resolve("input/config");
        put(folder, "hyperparameters.json", object("HyperParameters"));
        put(folder, "inputdataconfig.json", inputDataConfig());
        put(folder, "resourceconfig.json", resourceConfig(tree.host()));
        put(folder, "metric-definition-regex.json", metricDefinitions);
        put(folder, "trainingjobconfig.json", request);
        put(folder, "init-config.json", Json.object());
        put(folder, "upstreamoutputdataconfig.json", object("OutputDataConfig"));
        if (request.get("CheckpointConfig") instanceof ObjectNode checkpoint) {
            put(folder, "checkpointconfig.json", Json.object().put("LocalPath", checkpointPath(checkpoint)));
        }
        if (request.get("DebugHookConfig") instanceof ObjectNode hook) {
            put(folder, "debughookconfig.json", withLocalPath(hook, TENSORS));
        }
        if (request.get("ProfilerConfig") instanceof ObjectNode profiler) {
            put(folder, "profilerconfig.json", profiler);
        }
        if (request.get("TensorBoardOutputConfig") instanceof ObjectNode board) {
            put(folder, "tensorboardoutputconfig.json", withLocalPath(board, TENSORBOARD));
        }
    }

    /** Where the container keeps checkpoints. */
    public static String checkpointPath(ObjectNode checkpointConfig) {
        return checkpointConfig.path("LocalPath").asString(CHECKPOINTS);
    }

    ObjectNode inputDataConfig() {
        ObjectNode config = Json.object();
        String mode =
                request.path("AlgorithmSpecification").path("TrainingInputMode").asString("File");
        for (JsonNode channel : request.path("InputDataConfig")) {
            ObjectNode entry = config.putObject(channel.path("ChannelName").asString(""));
            if (channel.hasNonNull("ContentType")) {
                entry.set("ContentType", channel.get("ContentType"));
            }
            entry.put("TrainingInputMode", channel.path("InputMode").asString(mode));
            entry.put(
                    "S3DistributionType",
                    channel.path("DataSource")
                            .path("S3DataSource")
                            .path("S3DataDistributionType")
                            .asString("FullyReplicated"));
            entry.put("RecordWrapperType", channel.path("RecordWrapperType").asString("None"));
        }
        return config;
    }

    ObjectNode resourceConfig(String currentHost) {
        Hosts.Host current = hosts.all().stream()
                .filter(host -> host.name().equals(currentHost))
                .findFirst()
                .orElseThrow();
        ObjectNode config = Json.object();
        config.put("current_group_name", current.group().name());
        config.put("current_host", currentHost);
        config.put("current_instance_type", current.group().instanceType());
        hosts.names().forEach(config.putArray("hosts")::add);
        ArrayNode groups = config.putArray("instance_groups");
        for (Hosts.Group group : hosts.groups()) {
            ObjectNode entry = groups.addObject();
            group.hosts().stream().sorted().forEach(entry.putArray("hosts")::add);
            entry.put("instance_group_name", group.name());
            entry.put("instance_type", group.instanceType());
        }
        config.put("network_interface_name", networkInterface);
        config.putNull("topology");
        return config;
    }

    private ObjectNode object(String member) {
        return request.get(member) instanceof ObjectNode object ? object : Json.object();
    }

    private static ObjectNode withLocalPath(ObjectNode config, String standard) {
        ObjectNode copy = config.deepCopy();
        if (!copy.hasNonNull("LocalPath")) {
            copy.put("LocalPath", standard);
        }
        return copy;
    }

    static void put(Path folder, String name, JsonNode content) throws IOException {
        Files.write(folder.resolve(name), Json.write(content).getBytes(StandardCharsets.UTF_8));
    }
}
