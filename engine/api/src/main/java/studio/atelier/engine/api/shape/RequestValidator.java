package studio.atelier.engine.api.shape;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Checks a request against its shape: required members, JSON types, enumerations, patterns, lengths,
 * counts and ranges, at any depth. Members that the shape does not know are let through, so that they
 * are carried. Texts follow the service's own wording.
 */
public final class RequestValidator {

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    // Matches every text; run as a regular expression it overflows the stack on a long definition.
    private static final String ANYTHING = ".*(?:[ \\r\\n\\t].*)*";

    private static final String LOCAL = "local";

    private static final String S3_URI = "(https|s3)://";

    private final ApiShapes shapes;

    public RequestValidator(ApiShapes shapes) {
        this.shapes = shapes;
    }

    /** The violations of a request, one text each; empty if it is valid or its shape is not known. */
    public List<String> validate(String operation, JsonNode body) {
        List<String> found = new ArrayList<>();
        shapes.operation(operation)
                .flatMap(ApiShapes.OperationShapes::input)
                .flatMap(shapes::shape)
                .ifPresent(shape -> check(shape, body, "", found));
        return found;
    }

    /** All violations in one message, as the service puts them. */
    public static String message(List<String> violations) {
        String count = violations.size() == 1 ? "1 validation error" : violations.size() + " validation errors";
        return violations.stream().collect(Collectors.joining("; ", count + " detected: ", ""));
    }

    private void check(Shape shape, JsonNode value, String path, List<String> found) {
        switch (shape.type()) {
            case STRUCTURE -> structure(shape, value, path, found);
            case LIST -> list(shape, value, path, found);
            case MAP -> map(shape, value, path, found);
            case STRING -> string(shape, value, path, found);
            case INTEGER, LONG, FLOAT, DOUBLE -> number(shape, value, path, found);
            case BOOLEAN -> type(value.isBoolean(), "a boolean", path, found);
            case TIMESTAMP -> type(value.isNumber() || value.isString(), "a timestamp", path, found);
            case BLOB -> type(value.isString(), "base64 text", path, found);
        }
    }

    private void structure(Shape shape, JsonNode value, String path, List<String> found) {
        if (!type(value.isObject(), "a structure", path, found)) {
            return;
        }
        for (String required : shape.required()) {
            JsonNode member = value.get(required);
            if (member == null || member.isNull()) {
                violation(child(path, required), "Member must not be null", found);
            }
        }
        for (Map.Entry<String, String> member : shape.members().entrySet()) {
            JsonNode inner = value.get(member.getKey());
            if (inner != null && !inner.isNull()) {
                shapes.shape(member.getValue()).ifPresent(s -> check(s, inner, child(path, member.getKey()), found));
            }
        }
    }

    private void list(Shape shape, JsonNode value, String path, List<String> found) {
        if (!type(value.isArray(), "a list", path, found)) {
            return;
        }
        length(shape, value.size(), path, found);
        Optional<Shape> element = shape.element().flatMap(shapes::shape);
        for (int i = 0; i < value.size() && element.isPresent(); i++) {
            check(element.get(), value.get(i), path + "." + (i + 1) + ".member", found);
        }
    }

    private void map(Shape shape, JsonNode value, String path, List<String> found) {
        if (!type(value.isObject(), "a map", path, found)) {
            return;
        }
        length(shape, value.size(), path, found);
        Optional<Shape> key = shape.key().flatMap(shapes::shape);
        Optional<Shape> element = shape.value().flatMap(shapes::shape);
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            key.ifPresent(k -> text(k, entry.getKey(), path + ".key", found));
            element.ifPresent(e -> check(e, entry.getValue(), path + "." + entry.getKey() + ".member", found));
        }
    }

    private static void string(Shape shape, JsonNode value, String path, List<String> found) {
        if (type(value.isString(), "a string", path, found)) {
            text(shape, value.stringValue(), path, found);
        }
    }

    private static void text(Shape shape, String text, String path, List<String> found) {
        if (!shape.enumValues().isEmpty()) {
            if (!shape.enumValues().contains(text) && !isOtherInstanceType(shape, text)) {
                violation(path, "Member must satisfy enum value set: " + shape.enumValues(), found);
            }
            return;
        }
        length(shape, text.codePointCount(0, text.length()), path, found);
        shape.pattern().ifPresent(regex -> {
            if (!regex.equals(ANYTHING) && !isOtherUri(regex, text) && !matches(regex, text)) {
                violation(path, "Member must satisfy regular expression pattern: " + regex, found);
            }
        });
    }

    private static boolean matches(String regex, String text) {
        return PATTERNS.computeIfAbsent(regex, Pattern::compile).matcher(text).matches();
    }

    // AWS adds types by the month, and "local" is this engine's own.
    private static boolean isOtherInstanceType(Shape shape, String text) {
        return shape.name().endsWith("InstanceType") && (text.startsWith("ml.") || text.equals(LOCAL));
    }

    // This engine takes a file wherever an S3 URI is accepted, and S3:// as real definitions write it.
    private static boolean isOtherUri(String regex, String text) {
        return regex.startsWith(S3_URI)
                && (text.regionMatches(true, 0, "file:", 0, 5) || text.regionMatches(true, 0, "s3://", 0, 5));
    }

    private static void number(Shape shape, JsonNode value, String path, List<String> found) {
        boolean whole = shape.type() == Shape.Type.INTEGER || shape.type() == Shape.Type.LONG;
        if (!type(value.isNumber() && (!whole || isWhole(value)), whole ? "a whole number" : "a number", path, found)) {
            return;
        }
        double number = value.doubleValue();
        shape.min()
                .filter(min -> number < min)
                .ifPresent(
                        min -> violation(path, "Member must have value greater than or equal to " + plain(min), found));
        shape.max()
                .filter(max -> number > max)
                .ifPresent(max -> violation(path, "Member must have value less than or equal to " + plain(max), found));
    }

    private static boolean isWhole(JsonNode value) {
        return value.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    private static void length(Shape shape, int length, String path, List<String> found) {
        shape.min()
                .filter(min -> length < min)
                .ifPresent(min ->
                        violation(path, "Member must have length greater than or equal to " + plain(min), found));
        shape.max()
                .filter(max -> length > max)
                .ifPresent(
                        max -> violation(path, "Member must have length less than or equal to " + plain(max), found));
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    private static boolean type(boolean right, String expected, String path, List<String> found) {
        if (!right) {
            violation(path, "Member must be " + expected, found);
        }
        return right;
    }

    private static void violation(String path, String constraint, List<String> found) {
        found.add("Value at '" + path + "' failed to satisfy constraint: " + constraint);
    }

    // The service spells members in lower camel case here, whatever the wire name is.
    private static String child(String path, String member) {
        String name = Character.toLowerCase(member.charAt(0)) + member.substring(1);
        return path.isEmpty() ? name : path + "." + name;
    }
}
