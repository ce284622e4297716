package studio.atelier.engine.jobs.container;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import studio.atelier.engine.api.compute.ResourceShare;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code SM_*} variables of a script, as SageMaker's training toolkit sets them (engine.md section
 * 1.5): texts as they are, everything else as compact JSON with sorted keys.
 */
public final class ScriptEnvironment {

    private static final String BASE = ContainerTree.OPT_ML;

    // The toolkit's own; every other control is one of the framework.
    private static final List<String> TOOLKIT_CONTROLS = List.of(
            "sagemaker_program",
            "sagemaker_submit_directory",
            "sagemaker_enable_cloudwatch_metrics",
            "sagemaker_region",
            "sagemaker_container_log_level",
            "sagemaker_job_name",
            "sagemaker_s3_output",
            "default_user_module_name",
            "_tuning_objective_metric");
    private static final List<String> DISTRIBUTIONS = List.of(
            "sagemaker_mpi_enabled",
            "sagemaker_parameter_server_enabled",
            "sagemaker_distributed_dataparallel_enabled",
            "sagemaker_pytorch_ddp_enabled",
            "sagemaker_pytorch_xla_multi_worker_enabled",
            "sagemaker_multi_worker_mirrored_strategy_enabled",
            "sagemaker_torch_distributed_enabled");

    // What the toolkit has in SM_TRAINING_ENV under another name than its variable's, or not at all.
    private static final Map<String, String> OTHER_NAMES =
            Map.of("hps", "hyperparameters", "framework_params", "additional_framework_parameters");
    private static final List<String> ONLY_VARIABLES = List.of("user_args", "channels");

    private final ScriptMode script;
    private final Hosts hosts;
    private final TrainingConfigFiles config;
    private final ObjectNode inputs;

    /** @param config what the container's config files say */
    public ScriptEnvironment(ScriptMode script, TrainingConfigFiles config, Hosts hosts) {
        this.script = script;
        this.hosts = hosts;
        this.inputs = config.inputDataConfig();
        this.config = config;
    }

    /** The variables of one host's container. */
    public Map<String, String> of(String jobName, Hosts.Host host, ResourceShare share) {
        ObjectNode values = values(host, share);
        Map<String, String> env = new TreeMap<>();
        values.properties().forEach(e -> env.put(name(e.getKey()), variable(e.getValue())));
        inputs.propertyNames().forEach(channel -> env.put(name("channel_" + channel), channelFolder(channel)));
        script.hyperparameters().forEach((key, value) -> env.put(name("hp_" + key), variable(value)));
        env.put("SM_TRAINING_ENV", PythonText.json(trainingEnv(jobName, host, values)));
        return env;
    }

    private static String name(String key) {
        return "SM_" + key.toUpperCase(Locale.ROOT);
    }

    private static String channelFolder(String channel) {
        return BASE + "/input/data/" + channel;
    }

    private static String variable(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        return value.isNull() ? "" : PythonText.json(value);
    }

    private ObjectNode values(Hosts.Host host, ResourceShare share) {
        String program = script.program().orElse("");
        Map<String, JsonNode> framework = new TreeMap<>(script.controls());
        framework.keySet().removeAll(TOOLKIT_CONTROLS);
        ObjectNode values = Json.object();
        values.set("hosts", array(hosts.names()));
        values.put("current_host", host.name());
        values.put("current_instance_type", host.group().instanceType());
        values.put("current_instance_group", host.group().name());
        values.set("current_instance_group_hosts", array(host.group().hosts()));
        values.set(
                "instance_groups",
                array(hosts.groups().stream().map(Hosts.Group::name).toList()));
        ObjectNode resources = config.resourceConfig(host.name());
        ObjectNode groups = values.putObject("instance_groups_dict");
        resources
                .path("instance_groups")
                .forEach(group -> groups.set(group.path("instance_group_name").asString(""), group));
        values.set("distribution_instance_groups", distributionGroups(host, framework));
        values.put("is_hetero", hosts.groups().size() > 1);
        values.set("network_interface_name", resources.path("network_interface_name"));
        values.set("hps", object(script.hyperparameters()));
        values.put("user_entry_point", program);
        values.set("user_args", array(script.arguments()));
        values.set("framework_params", object(framework));
        values.put("framework_module", "atelier:main");
        values.set("resource_config", resources);
        values.set("input_data_config", inputs);
        values.set("channels", array(inputs.propertyNames().stream().sorted().toList()));
        values.put("input_dir", BASE + "/input");
        values.put("input_config_dir", BASE + "/input/config");
        values.put("output_dir", BASE + "/output");
        values.put("output_data_dir", BASE + "/output/data");
        values.put("output_intermediate_dir", BASE + "/output/intermediate");
        values.put("model_dir", BASE + "/model");
        values.put("module_dir", script.submitDirectory().orElse(BASE + "/code"));
        values.put(
                "module_name",
                program.endsWith(".py") ? program.substring(0, program.length() - ".py".length()) : program);
        JsonNode level = script.controls().get("sagemaker_container_log_level");
        values.set("log_level", level == null ? Json.parse("20") : level);
        values.put("num_cpus", share.cpus());
        values.put("num_gpus", share.gpus().size());
        values.put("num_neurons", 0);
        return values;
    }

    private static JsonNode distributionGroups(Hosts.Host host, Map<String, JsonNode> framework) {
        JsonNode named = framework.get("sagemaker_distribution_instance_groups");
        if (named != null) {
            return named;
        }
        boolean distributed = DISTRIBUTIONS.stream()
                .map(framework::get)
                .anyMatch(value -> value != null && value.isBoolean() && value.booleanValue());
        return array(distributed ? List.of(host.group().name()) : List.of());
    }

    private ObjectNode trainingEnv(String jobName, Hosts.Host host, ObjectNode values) {
        ObjectNode env = Json.object();
        values.properties().stream()
                .filter(e -> !ONLY_VARIABLES.contains(e.getKey()))
                .forEach(e -> env.set(OTHER_NAMES.getOrDefault(e.getKey(), e.getKey()), e.getValue()));
        ObjectNode folders = env.putObject("channel_input_dirs");
        inputs.propertyNames().forEach(channel -> folders.put(channel, channelFolder(channel)));
        ArrayNode distributed = env.putArray("distribution_hosts");
        for (JsonNode group : values.path("distribution_instance_groups")) {
            hosts.groups().stream()
                    .filter(candidate -> candidate.name().equals(group.asString("")))
                    .forEach(found -> found.hosts().forEach(distributed::add));
        }
        String master = hosts.names().getFirst();
        env.put("job_name", jobName);
        env.put("is_master", master.equals(host.name()));
        env.put("master_hostname", master);
        env.put("is_smddprun_installed", false);
        env.put("is_smddpmprun_installed", false);
        env.putNull("is_modelparallel_enabled");
        env.putNull("topology");
        return env;
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
}
