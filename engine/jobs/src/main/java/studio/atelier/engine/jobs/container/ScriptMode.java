package studio.atelier.engine.jobs.container;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.atelier.engine.api.compute.ResourceShare;
import studio.atelier.engine.api.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Script mode as SageMaker's training toolkit has it (engine.md section 1.5): the image's framework
 * runs the user's script, hyperparameters become its arguments, and {@code SM_*} variables describe
 * the job.
 */
public final class ScriptMode {

    private static final String CONTROL_PREFIX = "sagemaker_";
    private static final List<String> OTHER_CONTROLS = List.of("default_user_module_name", "_tuning_objective_metric");
    private static final String BASE = ContainerTree.OPT_ML;

    private final Map<String, JsonNode> hyperparameters = new TreeMap<>();
    private final Map<String, JsonNode> controls = new TreeMap<>();

    /** @param hyperParameters the job's HyperParameters: every value is text, JSON-encoded or not */
    public ScriptMode(ObjectNode hyperParameters) {
        hyperParameters.properties().forEach(e -> {
            JsonNode value = decode(e.getValue().asString(""));
            (isControl(e.getKey()) ? controls : hyperparameters).put(e.getKey(), value);
        });
    }

    private static boolean isControl(String name) {
        return name.startsWith(CONTROL_PREFIX) || OTHER_CONTROLS.contains(name);
    }

    /** Every value is JSON if it can be read as such, else the text itself. */
    static JsonNode decode(String text) {
        try {
            return Json.parse(text);
        } catch (JacksonException e) {
            return Json.mapper().getNodeFactory().stringNode(text);
        }
    }

    /** The script, if the job brings one. */
    public Optional<String> program() {
        return control("sagemaker_program").filter(program -> !program.isBlank());
    }

    /** S3 URI of the archive with the script, or a path in the container. */
    public Optional<String> submitDirectory() {
        return control("sagemaker_submit_directory").filter(directory -> !directory.isBlank());
    }

    private Optional<String> control(String name) {
        return Optional.ofNullable(controls.get(name)).map(ScriptMode::plain);
    }

    /**
     * The command that runs the script.
     *
     * @param code the container's code folder on this machine, filled
     */
    public List<String> command(Path code) {
        String program = program().orElseThrow();
        List<String> command = new ArrayList<>();
        if (program.endsWith(".py")) {
            command.add("python3");
            if (Files.exists(code.resolve("setup.py"))) {
                command.add("-m");
                command.add(
                        program.substring(0, program.length() - ".py".length()).replace('/', '.'));
            } else {
                command.add(program);
            }
            command.addAll(arguments());
        } else {
            command.add("/bin/sh");
            command.add("-c");
            StringBuilder line = new StringBuilder("chmod +x ./" + quote(program) + " && ./" + quote(program));
            arguments().forEach(argument -> line.append(' ').append(quote(argument)));
            command.add(line.toString());
        }
        return command;
    }

    /** The script's arguments, sorted by key: {@code --key value}, {@code -k value} for a key of one letter. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        hyperparameters.forEach((key, value) -> {
            arguments.add((key.length() == 1 ? "-" : "--") + key);
            arguments.add(argument(value));
        });
        return arguments;
    }

    private static String argument(JsonNode value) {
        if (value instanceof ObjectNode map) {
            List<String> pairs = new ArrayList<>();
            map.properties().forEach(e -> pairs.add(e.getKey() + "=" + plain(e.getValue())));
            return String.join(",", pairs);
        }
        return plain(value);
    }

    private static String plain(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isNull()) {
            return "";
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "True" : "False";
        }
        return Json.write(value);
    }

    private static String quote(String text) {
        return text.matches("[A-Za-z0-9_./=:,@%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /**
     * The {@code SM_*} variables.
     *
     * @param request the CreateTrainingJob request
     * @param host the container's host
     */
    public Map<String, String> environment(ObjectNode request, Hosts hosts, Hosts.Host host, ResourceShare share) {
        Map<String, String> env = new TreeMap<>();
        List<String> channels = new ArrayList<>();
        ObjectNode inputs = Json.object();
        for (JsonNode channel : request.path("InputDataConfig")) {
            String name = channel.path("ChannelName").asString("");
            channels.add(name);
            env.put("SM_CHANNEL_" + name.toUpperCase(Locale.ROOT), BASE + "/input/data/" + name);
            ObjectNode input = inputs.putObject(name);
            if (channel.hasNonNull("ContentType")) {
                input.set("ContentType", channel.get("ContentType"));
            }
            input.put("TrainingInputMode", "File");
            input.put(
                    "S3DistributionType",
                    channel.path("DataSource")
                            .path("S3DataSource")
                            .path("S3DataDistributionType")
                            .asString("FullyReplicated"));
            input.put("RecordWrapperType", channel.path("RecordWrapperType").asString("None"));
        }
        channels.sort(null);
        String program = program().orElse("");
        String module = program.endsWith(".py") ? program.substring(0, program.length() - 3) : program;
        env.put("SM_HOSTS", Json.write(array(hosts.names())));
        env.put("SM_CURRENT_HOST", host.name());
        env.put("SM_CURRENT_INSTANCE_TYPE", host.group().instanceType());
        env.put("SM_CURRENT_INSTANCE_GROUP", host.group().name());
        env.put("SM_CURRENT_INSTANCE_GROUP_HOSTS", Json.write(array(host.group().hosts())));
        env.put(
                "SM_INSTANCE_GROUPS",
                Json.write(array(hosts.groups().stream().map(Hosts.Group::name).toList())));
        env.put("SM_INSTANCE_GROUPS_DICT", Json.write(groups(hosts)));
        env.put("SM_DISTRIBUTION_INSTANCE_GROUPS", "[]");
        env.put("SM_IS_HETERO", hosts.groups().size() > 1 ? "true" : "false");
        env.put("SM_NETWORK_INTERFACE_NAME", "lo");
        env.put("SM_HPS", Json.write(object(hyperparameters)));
        hyperparameters.forEach((key, value) -> env.put("SM_HP_" + key.toUpperCase(Locale.ROOT), variable(value)));
        env.put("SM_USER_ENTRY_POINT", program);
        env.put("SM_USER_ARGS", Json.write(array(arguments())));
        env.put("SM_FRAMEWORK_PARAMS", Json.write(object(controls)));
        env.put("SM_FRAMEWORK_MODULE", "atelier:main");
        env.put("SM_INPUT_DATA_CONFIG", Json.write(inputs));
        env.put("SM_CHANNELS", Json.write(array(channels)));
        env.put("SM_INPUT_DIR", BASE + "/input");
        env.put("SM_INPUT_CONFIG_DIR", BASE + "/input/config");
        env.put("SM_OUTPUT_DIR", BASE + "/output");
        env.put("SM_OUTPUT_DATA_DIR", BASE + "/output/data");
        env.put("SM_OUTPUT_INTERMEDIATE_DIR", BASE + "/output/intermediate");
        env.put("SM_MODEL_DIR", BASE + "/model");
        env.put("SM_MODULE_DIR", submitDirectory().orElse(BASE + "/code"));
        env.put("SM_MODULE_NAME", module);
        env.put("SM_LOG_LEVEL", control("sagemaker_container_log_level").orElse("20"));
        env.put("SM_NUM_CPUS", Integer.toString(share.cpus()));
        env.put("SM_NUM_GPUS", Integer.toString(share.gpus().size()));
        env.put("SM_NUM_NEURONS", "0");
        ObjectNode resources = Json.object();
        resources.put("current_host", host.name());
        resources.put("current_instance_type", host.group().instanceType());
        resources.put("current_group_name", host.group().name());
        resources.set("hosts", array(hosts.names()));
        resources.set("instance_groups", groupList(hosts));
        resources.put("network_interface_name", "lo");
        env.put("SM_RESOURCE_CONFIG", Json.write(resources));
        ObjectNode trainingEnv = Json.object();
        env.forEach((key, value) -> {
            if (!key.startsWith("SM_HP_") && !key.startsWith("SM_CHANNEL_")) {
                trainingEnv.set(key.substring(3).toLowerCase(Locale.ROOT), decode(value));
            }
        });
        trainingEnv.put("job_name", request.path("TrainingJobName").asString(""));
        trainingEnv.put("is_master", hosts.names().getFirst().equals(host.name()));
        trainingEnv.put("master_hostname", hosts.names().getFirst());
        env.put("SM_TRAINING_ENV", Json.write(trainingEnv));
        return env;
    }

    private static String variable(JsonNode value) {
        return value.isString() ? value.stringValue() : Json.write(value);
    }

    private static ArrayNode array(List<String> texts) {
        ArrayNode array = Json.array();
        texts.forEach(array::add);
        return array;
    }

    private static ObjectNode object(Map<String, JsonNode> values) {
        ObjectNode object = Json.object();
        values.forEach(object::set);
        return object;
    }

    private static ArrayNode groupList(Hosts hosts) {
        ArrayNode groups = Json.array();
        for (Hosts.Group group : hosts.groups()) {
            ObjectNode entry = groups.addObject();
            entry.put("instance_group_name", group.name());
            entry.put("instance_type", group.instanceType());
            entry.set("hosts", array(group.hosts()));
        }
        return groups;
    }

    private static ObjectNode groups(Hosts hosts) {
        ObjectNode groups = Json.object();
        groupList(hosts)
                .forEach(entry -> groups.set(entry.path("instance_group_name").asString(""), entry));
        return groups;
    }
}
