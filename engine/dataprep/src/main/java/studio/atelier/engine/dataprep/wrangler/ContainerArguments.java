package studio.atelier.engine.dataprep.wrangler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.algorithm.AlgorithmException;
import studio.atelier.engine.api.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arguments that a Data Wrangler job is given. Real jobs put option and value into one argument
 * ({@code --output-config '{...}'}, quotes and all) or into two; options may come several times.
 *
 * @param outputConfig output name to its configuration
 * @param parameters values for the flow's parameters
 * @param refit whether fitted state is learned anew
 * @param outputFlow name of the file that gets the refitted flow, if one is wanted
 */
record ContainerArguments(
        Map<String, ObjectNode> outputConfig,
        Map<String, String> parameters,
        boolean refit,
        Optional<String> outputFlow) {

    static ContainerArguments parse(List<String> arguments) throws AlgorithmException {
        Map<String, ObjectNode> outputs = new LinkedHashMap<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        boolean refit = false;
        Optional<String> outputFlow = Optional.empty();
        List<String> words = words(arguments);
        for (int i = 0; i < words.size(); i++) {
            String option = words.get(i);
            if (!option.startsWith("--")) {
                throw AlgorithmException.clientError("The container argument " + option + " follows no option.");
            }
            if (i + 1 >= words.size()) {
                throw AlgorithmException.clientError("The container argument " + option + " has no value.");
            }
            String value = words.get(++i);
            switch (option) {
                case "--output-config" -> {
                    for (Map.Entry<String, JsonNode> entry :
                            object(option, value).properties()) {
                        if (!(entry.getValue() instanceof ObjectNode config)) {
                            throw AlgorithmException.clientError("--output-config: \"" + entry.getKey()
                                    + "\" must be an object such as {\"content_type\": \"CSV\"}.");
                        }
                        outputs.put(entry.getKey(), config);
                    }
                }
                case "--parameter-override" ->
                    object(option, value)
                            .properties()
                            .forEach(e -> parameters.put(
                                    e.getKey(),
                                    e.getValue().isContainer()
                                            ? Json.write(e.getValue())
                                            : e.getValue().asString()));
                case "--refit-trained-params" -> {
                    ObjectNode config = object(option, value);
                    JsonNode wanted = config.path("refit");
                    refit = wanted.isBoolean() ? wanted.booleanValue() : "true".equalsIgnoreCase(wanted.asString(""));
                    String file = config.path("output_flow").asString("");
                    outputFlow = file.isBlank() ? Optional.empty() : Optional.of(file);
                }
                default ->
                    throw AlgorithmException.clientError(
                            "The container argument " + option
                                    + " is not known. Known are --output-config, --parameter-override and --refit-trained-params.");
            }
        }
        return new ContainerArguments(outputs, parameters, refit, outputFlow);
    }

    private static ObjectNode object(String option, String value) throws AlgorithmException {
        try {
            return Json.parseObject(value);
        } catch (JacksonException | IllegalArgumentException e) {
            String why = e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
            throw AlgorithmException.clientError(option + " must be followed by a JSON object: " + why, e);
        }
    }

    /** Options and values apart, without the quotes that a shell would take away. */
    private static List<String> words(List<String> arguments) {
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            String text = argument.strip();
            int space = text.indexOf(' ');
            int equal = text.indexOf('=');
            if (text.startsWith("--") && equal > 0 && (space < 0 || equal < space)) {
                space = equal;
            }
            if (text.startsWith("--") && space > 0) {
                words.add(text.substring(0, space));
                words.add(unquoted(text.substring(space + 1).strip()));
            } else {
                words.add(unquoted(text));
            }
        }
        return words;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2
                && (text.startsWith("'") && text.endsWith("'") || text.startsWith("\"{") && text.endsWith("}\""));
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
