package studio.atelier.engine.jobs.container;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Spells values as Python does. SageMaker's training toolkit is written in Python, and scripts parse what
 * it makes of a hyperparameter: {@code 1e-05}, {@code [1, 'x', None]}.
 */
final class PythonText {

    // Where Python goes over to the notation with an exponent.
    private static final int SMALLEST_EXPONENT = -4;
    private static final int LARGEST_EXPONENT = 16;

    private PythonText() {}

    /** {@code str(value)}, but nothing for {@code None}. */
    static String plain(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : str(value);
    }

    /** {@code str(value)}. */
    static String str(JsonNode value) {
        return value.isString() ? value.stringValue() : repr(value);
    }

    private static String repr(JsonNode value) {
        return switch (value) {
            case ArrayNode list ->
                "["
                        + String.join(
                                ", ",
                                list.values().stream().map(PythonText::repr).toList()) + "]";
            case ObjectNode map -> {
                List<String> members = new ArrayList<>();
                map.properties().forEach(e -> members.add(quoted(e.getKey()) + ": " + repr(e.getValue())));
                yield "{" + String.join(", ", members) + "}";
            }
            default -> {
                if (value.isString()) {
                    yield quoted(value.stringValue());
                }
                if (value.isBoolean()) {
                    yield value.booleanValue() ? "True" : "False";
                }
                yield value.isNumber() ? number(value) : "None";
            }
        };
    }

    private static String number(JsonNode value) {
        return value.isIntegralNumber() ? value.bigIntegerValue().toString() : number(value.doubleValue());
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        // Both languages print the fewest digits that read back as the same number.
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= SMALLEST_EXPONENT && exponent < LARGEST_EXPONENT) {
            String fixed = exact.toPlainString();
            return fixed.contains(".") ? fixed : fixed + ".0";
        }
        String digits = exact.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (value < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private static String quoted(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> {
            if (c == quote || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else if (c == '\r') {
                quoted.append("\\r");
            } else if (c == '\t') {
                quoted.append("\\t");
            } else if (c < 0x20 || c >= 0x7f && c <= 0xa0) {
                quoted.append("\\x%02x".formatted(c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append(quote).toString();
    }

    /** {@code json.dumps(value, sort_keys=True, separators=(",", ":"))}: ASCII only. */
    static String json(JsonNode value) {
        StringBuilder text = new StringBuilder();
        json(value, text);
        return text.toString();
    }

    private static void json(JsonNode value, StringBuilder text) {
        switch (value) {
            case ArrayNode list -> {
                text.append('[');
                for (int i = 0; i < list.size(); i++) {
                    text.append(i == 0 ? "" : ",");
                    json(list.get(i), text);
                }
                text.append(']');
            }
            case ObjectNode map -> {
                Map<String, JsonNode> sorted = new TreeMap<>();
                map.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
                text.append('{');
                sorted.forEach((key, member) -> {
                    text.append(text.charAt(text.length() - 1) == '{' ? "" : ",");
                    string(key, text);
                    text.append(':');
                    json(member, text);
                });
                text.append('}');
            }
            default -> {
                if (value.isString()) {
                    string(value.stringValue(), text);
                } else if (value.isBoolean()) {
                    text.append(value.booleanValue());
                } else {
                    text.append(value.isNumber() ? jsonNumber(value) : "null");
                }
            }
        }
    }

    private static String jsonNumber(JsonNode value) {
        String number = number(value);
        return number.endsWith("inf") ? number.replace("inf", "Infinity") : number;
    }

    private static void string(String value, StringBuilder text) {
        text.append('"');
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (c < 0x20 || c >= 0x7f) {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
