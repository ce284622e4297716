package studio.atelier.workbench.text;

import java.util.Arrays;

/** The tokens of one line, in order, without the plain text between them. */
final class LineTokens {

    private int[] spans = {};
    private int size;

    void add(TokenKind kind, int start, int length) {
        if (size + 3 > spans.length) {
            spans = Arrays.copyOf(spans, Math.max(12, spans.length * 2));
        }
        spans[size++] = kind.ordinal();
        spans[size++] = start;
        spans[size++] = length;
    }

    int count() {
        return size / 3;
    }

    TokenKind kind(int index) {
        return TokenKind.values()[spans[index * 3]];
    }

    int start(int index) {
        return spans[index * 3 + 1];
    }

    int length(int index) {
        return spans[index * 3 + 2];
    }

    /** @return what is at a column */
    TokenKind at(int column) {
        for (int i = 0; i < count(); i++) {
            if (column >= start(i) && column < start(i) + length(i)) {
                return kind(i);
            }
        }
        return TokenKind.PLAIN;
    }
}
