package studio.atelier.engine.jobs.container;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.atelier.engine.api.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Script mode as SageMaker's training toolkit has it (engine.md section 1.5): the image's framework
 * runs the user's script, and hyperparameters become its arguments.
 */
public final class ScriptMode {

    private static final String CONTROL_PREFIX = "sagemaker_";
    private static final List<String> OTHER_CONTROLS = List.of("default_user_module_name", "_tuning_objective_metric");
    private static final List<String> ALSO_VARIABLES = List.of("sagemaker_program", "sagemaker_submit_directory");

    private final Map<String, JsonNode> hyperparameters = new TreeMap<>();
    private final Map<String, JsonNode> controls = new TreeMap<>();

    /**
     * @param hyperParameters the job's HyperParameters: every value is text, JSON-encoded or not
     * @param environment the job's Environment, which may name the script instead
     */
    public ScriptMode(ObjectNode hyperParameters, ObjectNode environment) {
        for (String name : ALSO_VARIABLES) {
            JsonNode value = environment.path(name.toUpperCase(Locale.ROOT));
            if (value.isString()) {
                controls.put(name, value);
            }
        }
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
            JsonNode value = Json.parse(text);
            return value.isMissingNode() ? Json.mapper().getNodeFactory().stringNode(text) : value;
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

    /** The hyperparameters that are the script's, decoded, by name. */
    Map<String, JsonNode> hyperparameters() {
        return Collections.unmodifiableMap(hyperparameters);
    }

    /** The hyperparameters that are SageMaker's own, decoded, by name. */
    Map<String, JsonNode> controls() {
        return Collections.unmodifiableMap(controls);
    }

    private Optional<String> control(String name) {
        return Optional.ofNullable(controls.get(name)).map(PythonText::plain);
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
            Map<String, String> pairs = new TreeMap<>();
            map.properties().forEach(e -> pairs.put(e.getKey(), PythonText.str(e.getValue())));
            return String.join(
                    ",",
                    pairs.entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue())
                            .toList());
        }
        return PythonText.plain(value);
    }

    private static String quote(String text) {
        return text.matches("[A-Za-z0-9_./=:,@%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
