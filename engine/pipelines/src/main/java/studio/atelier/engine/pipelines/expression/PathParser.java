package studio.atelier.engine.pipelines.expression;

import java.util.ArrayList;
import java.util.List;
import studio.atelier.engine.pipelines.expression.PropertyPath.Index;
import studio.atelier.engine.pipelines.expression.PropertyPath.Key;
import studio.atelier.engine.pipelines.expression.PropertyPath.Member;
import studio.atelier.engine.pipelines.expression.PropertyPath.Segment;

/** Reads a path with members by dot and lookups in brackets, aware of quotes: keys may hold dots and brackets. */
final class PathParser {

    private static final int MAX_INDEX_DIGITS = 9;

    private final String text;
    private int at;

    PathParser(String text, int from) {
        this.text = text;
        this.at = from;
    }

    List<Segment> parse() {
        List<Segment> segments = new ArrayList<>();
        boolean memberMayFollow = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '[') {
                segments.add(bracket());
            } else if (c == '.') {
                at++;
                segments.add(member());
            } else if (memberMayFollow) {
                segments.add(member());
            } else {
                throw error("a dot or a bracket is expected after ']'");
            }
            memberMayFollow = false;
        }
        return segments;
    }

    private Member member() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
            if (text.charAt(at) == ']') {
                throw error("there is no '[' for this ']'");
            }
            at++;
        }
        if (at == start) {
            throw error(at == text.length() ? "a name is missing after the dot" : "a name is missing");
        }
        return new Member(text.substring(start, at));
    }

    private Segment bracket() {
        at++;
        if (at == text.length()) {
            throw error("the bracket is not closed");
        }
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            return quoted(c);
        }
        int end = text.indexOf(']', at);
        if (end < 0) {
            throw error("the bracket is not closed");
        }
        String inside = text.substring(at, end).strip();
        boolean digits = !inside.isEmpty() && inside.chars().allMatch(d -> d >= '0' && d <= '9');
        if (!digits || inside.length() > MAX_INDEX_DIGITS) {
            throw error(
                    "[" + inside + "] is neither a list index from 0 nor a key in quotes, such as ['" + inside + "']");
        }
        at = end + 1;
        return new Index(Integer.parseInt(inside));
    }

    private Key quoted(char quote) {
        int end = text.indexOf(quote + "]", at + 1);
        if (end < 0) {
            throw error("the key that starts with " + quote + " does not end with " + quote + "]");
        }
        Key key = new Key(text.substring(at + 1, end));
        at = end + 2;
        return key;
    }

    private ExpressionException error(String problem) {
        return new ExpressionException(
                "The path \"" + text + "\" cannot be read at character " + (at + 1) + ": " + problem);
    }
}
