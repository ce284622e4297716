package studio.atelier.engine.api.shape;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import studio.atelier.engine.api.codec.SdkCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * Checks a request against its shape: required members, JSON types, enumerations, patterns, lengths,
 * counts and ranges, at any depth. Texts follow the service's own wording.
 */
public final class RequestValidator {

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    // Matches every text; run as a regular expression it overflows the stack on a long definition.
    private static final String ANYTHING = ".*(?:[ \\r\\n\\t].*)*";

    private static final String LOCAL = "local";

    private static final String S3_URI = "(https|s3)://";

    // A message quotes what was wrong, not a whole definition.
    private static final int LONGEST_QUOTE = 256;

    private final ApiShapes shapes;

    public RequestValidator(ApiShapes shapes) {
        this.shapes = shapes;
    }

    /**
     * The violations of a request, one text each; empty if it is valid or its shape is not known. Members that the shape
     * does not know are let through, so that they can be carried.
     */
    public List<String> validate(String operation, JsonNode body) {
        List<String> found = new ArrayList<>();
        request(operation).ifPresent(shape -> check(shape, body, "", found));
        return found;
    }

    /** As {@link #validate}, and a member that the shape does not know is a violation, too. */
    public List<String> validateStrictly(String operation, JsonNode body) {
        List<String> found = validate(operation, body);
        request(operation).ifPresent(shape -> strangers(shape, body, "", found));
        return found;
    }

    private Optional<Shape> request(String operation) {
        return shapes.operation(operation)
                .flatMap(ApiShapes.OperationShapes::input)
                .flatMap(shapes::shape);
    }

    private void strangers(Shape shape, JsonNode value, String path, List<String> found) {
        switch (shape.type()) {
            case STRUCTURE ->
                value.properties().forEach(member -> {
                    String at = child(path, member.getKey());
                    shapes.member(shape, member.getKey())
                            .ifPresentOrElse(
                                    known -> strangers(known, member.getValue(), at, found),
                                    () -> violation(
                                            member.getValue(), at, "Member is not known to this engine", found));
                });
            case LIST -> {
                Optional<Shape> element = shape.element().flatMap(shapes::shape);
                for (int i = 0; i < value.size() && element.isPresent(); i++) {
                    strangers(element.get(), value.get(i), path + "." + (i + 1) + ".member", found);
                }
            }
            case MAP -> {
                Optional<Shape> element = shape.value().flatMap(shapes::shape);
                element.ifPresent(each -> value.properties()
                        .forEach(entry -> strangers(each, entry.getValue(), path + "." + entry.getKey(), found)));
            }
            default -> {}
        }
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
            case BOOLEAN -> type(value.isBoolean(), "a boolean", value, path, found);
            case TIMESTAMP ->
                type(SdkCodec.time(value).isPresent(), "a time as epoch seconds or ISO 8601 text", value, path, found);
            case BLOB -> type(value.isString(), "base64 text", value, path, found);
        }
    }

    private void structure(Shape shape, JsonNode value, String path, List<String> found) {
        if (!type(value.isObject(), "a structure", value, path, found)) {
            return;
        }
        for (String required : shape.required()) {
            JsonNode member = value.get(required);
            if (member == null || member.isNull()) {
                violation(NullNode.getInstance(), child(path, required), "Member must not be null", found);
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
        if (!type(value.isArray(), "a list", value, path, found)) {
            return;
        }
        bounds(shape, value.size(), "length", value, path, found);
        Optional<Shape> element = shape.element().flatMap(shapes::shape);
        for (int i = 0; i < value.size() && element.isPresent(); i++) {
            check(element.get(), value.get(i), path + "." + (i + 1) + ".member", found);
        }
    }

    private void map(Shape shape, JsonNode value, String path, List<String> found) {
        if (!type(value.isObject(), "a map", value, path, found)) {
            return;
        }
        bounds(shape, value.size(), "length", value, path, found);
        Optional<Shape> key = shape.key().flatMap(shapes::shape);
        Optional<Shape> element = shape.value().flatMap(shapes::shape);
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            key.ifPresent(k -> text(k, entry.getKey(), path + ".key", found));
            element.ifPresent(e -> check(e, entry.getValue(), path + "." + entry.getKey() + ".member", found));
        }
    }

    private static void string(Shape shape, JsonNode value, String path, List<String> found) {
        if (type(value.isString(), "a string", value, path, found)) {
            text(shape, value.stringValue(), path, found);
        }
    }

    private static void text(Shape shape, String text, String path, List<String> found) {
        if (!shape.enumValues().isEmpty()) {
            if (!shape.enumValues().contains(text) && !isOtherInstanceType(shape, text)) {
                violation(text, path, "Member must satisfy enum value set: " + shape.enumValues(), found);
            }
            return;
        }
        // A text that is too long is not run through an expression that may take as long.
        if (!bounds(shape, text.codePointCount(0, text.length()), "length", text, path, found)) {
            return;
        }
        shape.pattern().ifPresent(regex -> {
            if (!regex.equals(ANYTHING) && !isOtherUri(regex, text) && !matches(regex, text)) {
                violation(text, path, "Member must satisfy regular expression pattern: " + regex, found);
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
        String expected = switch (shape.type()) {
            case INTEGER -> "a whole number of 32 bits";
            case LONG -> "a whole number of 64 bits";
            default -> "a number";
        };
        boolean right = switch (shape.type()) {
            case INTEGER -> value.isNumber() && isWhole(value) && value.canConvertToInt();
            case LONG -> value.isNumber() && isWhole(value) && value.canConvertToLong();
            default -> value.isNumber();
        };
        if (type(right, expected, value, path, found)) {
            bounds(shape, value.doubleValue(), "value", value, path, found);
        }
    }

    private static boolean isWhole(JsonNode value) {
        return value.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    /** @param what of the member is bounded: its value or its length */
    private static boolean bounds(
            Shape shape, double number, String what, Object value, String path, List<String> found) {
        Optional<String> broken = shape.min()
                .filter(min -> number < min)
                .map(min -> "greater than or equal to " + plain(min))
                .or(() -> shape.max().filter(max -> number > max).map(max -> "less than or equal to " + plain(max)));
        broken.ifPresent(bound -> violation(value, path, "Member must have " + what + " " + bound, found));
        return broken.isEmpty();
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    private static boolean type(boolean right, String expected, JsonNode value, String path, List<String> found) {
        if (!right) {
            violation(value, path, "Member must be " + expected, found);
        }
        return right;
    }

    /** @param value the text, or the JSON that was wrong */
    private static void violation(Object value, String path, String constraint, List<String> found) {
        found.add("Value " + quoted(value) + " at '" + path + "' failed to satisfy constraint: " + constraint);
    }

    private static String quoted(Object value) {
        if (value instanceof NullNode) {
            return "null";
        }
        String text = value instanceof StringNode string ? string.stringValue() : value.toString();
        int end = Math.min(text.length(), LONGEST_QUOTE);
        return "'" + text.substring(0, end) + (end < text.length() ? "..." : "") + "'";
    }

    // The service spells members in lower camel case here, whatever the wire name is.
    private static String child(String path, String member) {
        String name = Character.toLowerCase(member.charAt(0)) + member.substring(1);
        return path.isEmpty() ? name : path + "." + name;
    }
}
