package studio.atelier.engine.pipelines.definition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.SourceMap.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Strict JSON (RFC 8259) into nodes that keep their number spelling, with the place of every value.
 * Nesting is limited, so that no text can exhaust the stack.
 */
final class DefinitionParser {

    static final int MAX_DEPTH = 400;
    private static final int MAX_NUMBER = 1000;

    // Findings and references keep pointers; without a bound a text could be made to need memory by its square.
    private static final int MAX_PATH = 4096;

    record Parsed(JsonNode value, SourceMap source) {}

    private record Value(JsonNode json, Node place) {}

    private final String text;
    private int at;
    private int path;

    private DefinitionParser(String text) {
        this.text = text;
    }

    static Parsed parse(String text) {
        DefinitionParser parser = new DefinitionParser(text);
        parser.space();
        if (parser.at == text.length()) {
            throw parser.error("The text is empty; a JSON object with \"Version\" and \"Steps\" is expected");
        }
        Value value = parser.value(-1, 0);
        parser.space();
        if (parser.at < text.length()) {
            throw parser.error("Something follows the end of the definition: " + parser.here()
                    + ". Keep one JSON object in the file and remove the rest");
        }
        return new Parsed(value.json, new SourceMap(text, value.place));
    }

    private Value value(int keyStart, int depth) {
        if (depth > MAX_DEPTH) {
            throw error("Nested deeper than " + MAX_DEPTH + " levels; no pipeline needs that, check the text");
        }
        int start = at;
        return switch (peek()) {
            case '{' -> object(keyStart, start, depth);
            case '[' -> array(keyStart, start, depth);
            case '"' -> leaf(StringNode.valueOf(string()), keyStart, start);
            case 't' -> leaf(word("true", BooleanNode.TRUE), keyStart, start);
            case 'f' -> leaf(word("false", BooleanNode.FALSE), keyStart, start);
            case 'n' -> leaf(word("null", NullNode.getInstance()), keyStart, start);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> leaf(number(), keyStart, start);
            default -> throw error("A JSON value is expected, found " + here());
        };
    }

    private Value leaf(JsonNode json, int keyStart, int start) {
        return new Value(json, new Node(keyStart, start, at, List.of(), Map.of()));
    }

    private Value object(int keyStart, int start, int depth) {
        ObjectNode object = Json.object();
        Map<String, Node> places = new LinkedHashMap<>();
        at++;
        space();
        if (peek() == '}') {
            at++;
            return leaf(object, keyStart, start);
        }
        while (true) {
            int key = at;
            if (peek() != '"') {
                throw error("A member name in double quotes is expected, found " + here());
            }
            String name = string();
            space();
            expect(':', "a colon after the member name");
            space();
            enter(key, name.length());
            Value value = value(key, depth + 1);
            path -= name.length() + 1;
            if (places.put(name, value.place) != null) {
                throw error(key, "The member \"" + shorten(name) + "\" is here twice; keep one of them");
            }
            object.set(name, value.json);
            space();
            if (peek() == '}') {
                at++;
                return new Value(object, new Node(keyStart, start, at, List.of(), places));
            }
            expect(',', "a comma or a closing brace");
            space();
        }
    }

    private Value array(int keyStart, int start, int depth) {
        ArrayNode array = Json.array();
        List<Node> places = new ArrayList<>();
        at++;
        space();
        if (peek() == ']') {
            at++;
            return leaf(array, keyStart, start);
        }
        while (true) {
            Value value = value(-1, depth + 1);
            array.add(value.json);
            places.add(value.place);
            space();
            if (peek() == ']') {
                at++;
                return new Value(array, new Node(keyStart, start, at, places, Map.of()));
            }
            expect(',', "a comma or a closing bracket");
            space();
        }
    }

    private void enter(int keyStart, int length) {
        path += length + 1;
        if (path > MAX_PATH) {
            throw error(
                    keyStart,
                    "The names of the members from the outside down to this one have more than " + MAX_PATH
                            + " characters together; shorten them");
        }
    }

    private String string() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (true) {
            if (at == text.length()) {
                throw error(start, "The text ends inside this string; is the file complete?");
            }
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c < 0x20) {
                throw error("A line break or control character inside a string; write it as " + escaped(c));
            }
            at++;
            value.append(c == '\\' ? escape() : c);
        }
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", (int) c);
        };
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> throw error(at - 2, "\\" + c + " is no JSON escape; write a backslash as \\\\");
        };
    }

    private char unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0 || text.charAt(at) > 'f') {
                throw error("\\u needs four hexadecimal digits");
            }
            value = value << 4 | digit;
            at++;
        }
        return (char) value;
    }

    private JsonNode number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int first = at;
        digits();
        if (at - first > 1 && text.charAt(first) == '0') {
            throw error(start, "A number may not start with 0; remove the zero or write a string");
        }
        boolean integral = true;
        if (at < text.length() && text.charAt(at) == '.') {
            integral = false;
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            integral = false;
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        if (at - start > MAX_NUMBER) {
            throw error(start, "A number of more than " + MAX_NUMBER + " digits; write it as a string");
        }
        String lexeme = text.substring(start, at);
        return integral ? integer(lexeme) : decimal(lexeme, start);
    }

    private static JsonNode integer(String lexeme) {
        if (lexeme.equals("-0")) {
            return new SpelledNumber(lexeme);
        }
        BigInteger value = new BigInteger(lexeme);
        if (value.bitLength() < Integer.SIZE) {
            return IntNode.valueOf(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? LongNode.valueOf(value.longValue()) : BigIntegerNode.valueOf(value);
    }

    private JsonNode decimal(String lexeme, int start) {
        BigDecimal value;
        try {
            value = new BigDecimal(lexeme);
        } catch (NumberFormatException e) {
            throw error(start, "The exponent of this number is out of any range; write it as a string");
        }
        return value.toString().equals(lexeme) ? DecimalNode.valueOf(value) : new SpelledNumber(lexeme);
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw error("A digit is expected, found " + here());
        }
    }

    private JsonNode word(String word, JsonNode value) {
        if (!text.startsWith(word, at)) {
            throw error("A JSON value is expected, found " + here());
        }
        at += word.length();
        return value;
    }

    private void expect(char wanted, String name) {
        if (peek() != wanted) {
            throw error("Expected " + name + ", found " + here());
        }
        at++;
    }

    private void space() {
        while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("The text ends in the middle of a value; is the file complete?");
        }
        return text.charAt(at);
    }

    private String here() {
        if (at >= text.length()) {
            return "the end of the text";
        }
        int c = text.codePointAt(at);
        return Character.isISOControl(c) || c == 0xFEFF
                ? String.format("the character U+%04X", c)
                : "'" + Character.toString(c) + "'";
    }

    private static String shorten(String name) {
        return name.length() <= 60 ? name : name.substring(0, 57) + "...";
    }

    private DefinitionSyntaxException error(String problem) {
        return error(at, problem);
    }

    private DefinitionSyntaxException error(int offset, String problem) {
        int place = Math.min(offset, text.length());
        int lineStart = text.lastIndexOf('\n', place - 1) + 1;
        int line = 1;
        for (int i = 0; i < lineStart; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return new DefinitionSyntaxException(problem, line, place - lineStart + 1);
    }
}
