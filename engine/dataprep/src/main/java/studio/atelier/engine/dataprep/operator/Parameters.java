package studio.atelier.engine.dataprep.operator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A node's parameters, or a block of them, with their place for messages. Values may be written as
 * JSON numbers and booleans or as text.
 */
public final class Parameters {

    private final ObjectNode json;
    private final String place;

    private Parameters(ObjectNode json, String place) {
        this.json = json;
        this.place = place;
    }

    public static Parameters of(ObjectNode json) {
        return new Parameters(json, "");
    }

    /**
     * The block of a group's choice: {@code Drop column} has {@code drop_column_parameters}. Some
     * groups write the choice as it is: {@code Handle missing_parameters}.
     */
    public Parameters block(String choice) {
        String snake =
                choice.replaceAll("[()]", "").strip().replaceAll("[ -]+", "_").toLowerCase(Locale.ROOT);
        String spaced = choice + "_parameters";
        return json.get(spaced) instanceof ObjectNode object
                ? new Parameters(object, place + spaced + ".")
                : object(snake + "_parameters");
    }

    /** The nested object, empty if there is none. */
    public Parameters object(String key) {
        return new Parameters(json.get(key) instanceof ObjectNode object ? object : Json.object(), place + key + ".");
    }

    /** The list of objects, empty if there is none. */
    public List<Parameters> list(String key) {
        List<Parameters> items = new ArrayList<>();
        for (JsonNode item : json.path(key)) {
            if (!(item instanceof ObjectNode object)) {
                throw wrong(key, "a list of objects");
            }
            items.add(new Parameters(object, place + key + "[" + items.size() + "]."));
        }
        return items;
    }

    /** The key with its place, for messages. */
    public String at(String key) {
        return place + key;
    }

    /** Empty text counts as none. */
    public Optional<String> text(String key) {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (value.isContainer()) {
            throw wrong(key, "text");
        }
        String text = value.asString();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    public String required(String key) {
        return text(key).orElseThrow(() -> new OperatorException("the parameter " + at(key) + " is missing."));
    }

    /** One column or a list of columns; empty if there is none. */
    public List<String> columns(String key) {
        JsonNode value = json.path(key);
        if (!value.isArray()) {
            return text(key).map(List::of).orElse(List.of());
        }
        List<String> names = new ArrayList<>();
        for (JsonNode item : value) {
            if (!item.isString()) {
                throw wrong(key, "a column's name or a list of them");
            }
            names.add(item.stringValue());
        }
        return names;
    }

    public List<String> requiredColumns(String key) {
        List<String> names = columns(key);
        if (names.isEmpty()) {
            throw new OperatorException("the parameter " + at(key) + " must name a column.");
        }
        return names;
    }

    public double number(String key, double otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return new BigDecimal(text.get().strip()).doubleValue();
        } catch (NumberFormatException e) {
            throw new OperatorException(at(key) + " must be a number, found \"" + text.get() + "\".", e);
        }
    }

    public long integer(String key, long otherwise) {
        double number = number(key, otherwise);
        if (number != Math.rint(number)) {
            throw new OperatorException(at(key) + " must be a whole number, found " + number + ".");
        }
        return (long) number;
    }

    public boolean flag(String key, boolean otherwise) {
        return choice(key, Map.of("true", true, "false", false), otherwise);
    }

    /** The meaning of a word; words are compared without regard to case. */
    public <T> T choice(String key, Map<String, T> meanings, T otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        for (Map.Entry<String, T> meaning : meanings.entrySet()) {
            if (meaning.getKey().equalsIgnoreCase(text.get().strip())) {
                return meaning.getValue();
            }
        }
        throw wrong(
                key,
                "one of "
                        + String.join(", ", meanings.keySet().stream().sorted().toList()));
    }

    private OperatorException wrong(String key, String expected) {
        return new OperatorException(at(key) + " must be " + expected + ", found " + Json.write(json.path(key)) + ".");
    }
}
