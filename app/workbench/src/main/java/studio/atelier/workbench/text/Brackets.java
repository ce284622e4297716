package studio.atelier.workbench.text;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Finds the bracket that belongs to another one. */
final class Brackets {

    private static final String OPEN = "([{";
    private static final String CLOSE = ")]}";
    private static final int FARTHEST = 5_000;

    /** Where a character stands. */
    record Place(int line, int column) {}

    private final IntFunction<String> text;
    private final IntFunction<@Nullable LineTokens> tokens;
    private final int lines;

    Brackets(int lines, IntFunction<String> text, IntFunction<@Nullable LineTokens> tokens) {
        this.lines = lines;
        this.text = text;
        this.tokens = tokens;
    }

    boolean isBracket(int line, int column) {
        String words = text.apply(line);
        return column >= 0
                && column < words.length()
                && (OPEN.indexOf(words.charAt(column)) >= 0 || CLOSE.indexOf(words.charAt(column)) >= 0)
                && !isQuoted(line, column);
    }

    /** @return the other bracket, not farther than 5,000 lines; null if there is none */
    @Nullable
    Place match(int line, int column) {
        char here = text.apply(line).charAt(column);
        boolean forward = OPEN.indexOf(here) >= 0;
        int kind = forward ? OPEN.indexOf(here) : CLOSE.indexOf(here);
        int step = forward ? 1 : -1;
        int depth = 0;
        int at = column;
        for (int row = line; row >= 0 && row < lines && Math.abs(row - line) < FARTHEST; row += step) {
            String words = text.apply(row);
            if (row != line) {
                at = forward ? 0 : words.length() - 1;
            }
            for (; at >= 0 && at < words.length(); at += step) {
                char c = words.charAt(at);
                boolean opens = c == OPEN.charAt(kind);
                if ((opens || c == CLOSE.charAt(kind)) && !isQuoted(row, at)) {
                    depth += opens == forward ? 1 : -1;
                    if (depth == 0) {
                        return new Place(row, at);
                    }
                }
            }
        }
        return null;
    }

    private boolean isQuoted(int line, int column) {
        LineTokens known = tokens.apply(line);
        if (known == null) {
            return false;
        }
        TokenKind kind = known.at(column);
        return kind == TokenKind.STRING || kind == TokenKind.KEY || kind == TokenKind.COMMENT;
    }
}
