package studio.atelier.compute.docker;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts UTF-8 that comes in pieces into lines, in bounded memory. Broken UTF-8 becomes the replacement
 * character; a line longer than 64 Ki characters comes in pieces; a last line needs no line end. What
 * follows a carriage return within a line replaces what stood there, as on a terminal.
 */
final class LineCutter {

    private static final int LONGEST = 1 << 16;

    private final Consumer<String> lines;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer chars = CharBuffer.allocate(1 << 13);
    private final StringBuilder line = new StringBuilder();
    private byte[] rest = new byte[0];
    private boolean returned;

    LineCutter(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Takes the next bytes. */
    void take(byte[] bytes) {
        decode(bytes, false);
    }

    /** Delivers what has no line end yet. */
    void end() {
        decode(new byte[0], true);
        if (!line.isEmpty()) {
            deliver();
        }
    }

    private void decode(byte[] bytes, boolean last) {
        ByteBuffer in = ByteBuffer.allocate(rest.length + bytes.length)
                .put(rest)
                .put(bytes)
                .flip();
        CoderResult result;
        do {
            result = decoder.decode(in, chars, last);
            take(chars.flip());
            chars.clear();
        } while (result.isOverflow());
        // The first bytes of a character whose others come with the next piece.
        rest = new byte[in.remaining()];
        in.get(rest);
    }

    private void take(CharBuffer text) {
        while (text.hasRemaining()) {
            char c = text.get();
            if (c == '\n') {
                deliver();
            } else if (c == '\r') {
                returned = true;
            } else {
                append(c);
            }
        }
    }

    private void append(char c) {
        if (returned) {
            line.setLength(0);
            returned = false;
        }
        // A pair of surrogates is one character and stays together.
        if (line.length() >= LONGEST && !Character.isLowSurrogate(c)
                || line.length() == LONGEST - 1 && Character.isHighSurrogate(c)) {
            deliver();
        }
        line.append(c);
    }

    private void deliver() {
        lines.accept(line.toString());
        line.setLength(0);
        returned = false;
    }
}
