package studio.atelier.engine.pipelines.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.pipelines.definition.JsonText;
import studio.atelier.engine.pipelines.definition.Parameter;
import studio.atelier.engine.pipelines.definition.ParameterType;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/** Makes typed values of the texts that an execution is started with. */
public final class ParameterValues {

    private static final int MAX_VALUES = 200;
    private static final int MAX_LENGTH = 1024;

    private final PipelineDefinition definition;
    private final List<String> problems = new ArrayList<>();

    private ParameterValues(PipelineDefinition definition) {
        this.definition = definition;
    }

    /**
     * The value of each parameter, in the definition's order: a string, an integer, a decimal or a boolean
     * node by its type.
     *
     * @param given texts by parameter name; booleans may be written {@code True}, {@code true}, ...
     * @throws ParameterException naming all problems: unknown names, missing or empty values, wrong types,
     *     values that are not among the allowed ones
     */
    public static Map<String, JsonNode> resolve(PipelineDefinition definition, Map<String, String> given) {
        ParameterValues values = new ParameterValues(definition);
        values.checkNames(given);
        Map<String, JsonNode> resolved = new LinkedHashMap<>();
        for (Parameter parameter : definition.parameters()) {
            values.value(parameter, Optional.ofNullable(given.get(parameter.name())))
                    .ifPresent(v -> resolved.put(parameter.name(), v));
        }
        if (!values.problems.isEmpty()) {
            throw new ParameterException(values.problems);
        }
        return resolved;
    }

    /** The default of a parameter with its exact type, if it has one that fits. */
    public static Optional<JsonNode> defaultValue(Parameter parameter) {
        return parameter
                .defaultValue()
                .filter(parameter.type()::accepts)
                .map(v -> parameter.type() == ParameterType.FLOAT && v.isIntegralNumber()
                        ? DecimalNode.valueOf(new BigDecimal(v.asString()))
                        : v);
    }

    private void checkNames(Map<String, String> given) {
        if (given.size() > MAX_VALUES) {
            problems.add("At most " + MAX_VALUES + " parameter values may be given; there are " + given.size() + ".");
        }
        List<String> known =
                definition.parameters().stream().map(Parameter::name).toList();
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                problems.add("The pipeline has no parameter " + name + "." + Suggestion.hint(name, known));
            }
        }
    }

    private Optional<JsonNode> value(Parameter parameter, Optional<String> given) {
        Optional<JsonNode> value = given.isPresent() ? parse(parameter, given.get()) : fallback(parameter);
        value.filter(v -> v.isString() && !parameter.enumValues().isEmpty())
                .filter(v -> !parameter.enumValues().contains(v.stringValue()))
                .ifPresent(v -> problems.add("Parameter " + parameter.name() + " may not be " + v.stringValue()
                        + "; it is one of " + String.join(", ", parameter.enumValues()) + "."));
        return value;
    }

    private Optional<JsonNode> fallback(Parameter parameter) {
        Optional<JsonNode> value = defaultValue(parameter);
        if (value.isEmpty()) {
            problems.add(parameter
                    .defaultValue()
                    .map(wrong -> "The default of parameter " + parameter.name() + " is no "
                            + parameter.type().json() + ": " + JsonText.compact(wrong) + ".")
                    .orElseGet(() -> "Parameter " + parameter.name() + " ("
                            + parameter.type().json() + ") has no default; give it a value."));
        }
        return value;
    }

    private Optional<JsonNode> parse(Parameter parameter, String text) {
        if (text.isEmpty()) {
            problems.add("The value of parameter " + parameter.name() + " is empty; give one.");
            return Optional.empty();
        }
        if (text.length() > MAX_LENGTH) {
            problems.add("The value of parameter " + parameter.name() + " has " + text.length()
                    + " characters; at most " + MAX_LENGTH + " are allowed.");
            return Optional.empty();
        }
        Optional<JsonNode> value = typed(parameter.type(), text);
        if (value.isEmpty()) {
            problems.add("The value of parameter " + parameter.name() + " is no "
                    + parameter.type().json() + ": " + text + ".");
        }
        return value;
    }

    /** A text as a value of a type; empty if it does not read as one. */
    static Optional<JsonNode> typed(ParameterType type, String text) {
        return switch (type) {
            case STRING -> Optional.of(StringNode.valueOf(text));
            case INTEGER -> integer(text.strip());
            case FLOAT -> decimal(text.strip());
            case BOOLEAN ->
                switch (text.strip().toLowerCase(Locale.ROOT)) {
                    case "true" -> Optional.of(BooleanNode.TRUE);
                    case "false" -> Optional.of(BooleanNode.FALSE);
                    default -> Optional.empty();
                };
        };
    }

    private static Optional<JsonNode> integer(String text) {
        if (!text.matches("[+-]?\\d{1,100}")) {
            return Optional.empty();
        }
        BigInteger value = new BigInteger(text);
        if (value.bitLength() < Integer.SIZE) {
            return Optional.of(IntNode.valueOf(value.intValue()));
        }
        return Optional.of(
                value.bitLength() < Long.SIZE ? LongNode.valueOf(value.longValue()) : BigIntegerNode.valueOf(value));
    }

    private static Optional<JsonNode> decimal(String text) {
        if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?")
                || Double.isInfinite(Double.parseDouble(text))) {
            return Optional.empty();
        }
        return Optional.of(DecimalNode.valueOf(new BigDecimal(text)));
    }
}
