package studio.atelier.engine.dataprep.view;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text, told by its mark or its bytes.
 *
 * @param guessed whether nothing in the file says so: no UTF-8, and no mark of another encoding
 * @param mark length of the byte order mark
 */
public record TextEncoding(Charset charset, boolean guessed, int mark) {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int HEAD = 4096;

    /** Reads the whole file, as a wrong byte may come late. */
    public static TextEncoding of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.mark(HEAD + 1);
            byte[] head = in.readNBytes(HEAD);
            TextEncoding marked = marked(head);
            if (marked != null) {
                return marked;
            }
            in.reset();
            return isUtf8(in) ? new TextEncoding(StandardCharsets.UTF_8, false, 0) : new TextEncoding(WESTERN, true, 0);
        }
    }

    /** @return whether DuckDB reads it as it is */
    public boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    private static @Nullable TextEncoding marked(byte[] head) {
        int first = head.length > 0 ? head[0] & 0xff : -1;
        int second = head.length > 1 ? head[1] & 0xff : -1;
        if (first == 0xef && second == 0xbb && head.length > 2 && (head[2] & 0xff) == 0xbf) {
            return new TextEncoding(StandardCharsets.UTF_8, false, 3);
        }
        if (first == 0xff && second == 0xfe) {
            return new TextEncoding(StandardCharsets.UTF_16LE, false, 2);
        }
        if (first == 0xfe && second == 0xff) {
            return new TextEncoding(StandardCharsets.UTF_16BE, false, 2);
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                even += i % 2 == 0 ? 1 : 0;
                odd += i % 2;
            }
        }
        if (odd * 4 > head.length && even == 0) {
            return new TextEncoding(StandardCharsets.UTF_16LE, true, 0);
        }
        return even * 4 > head.length && odd == 0 ? new TextEncoding(StandardCharsets.UTF_16BE, true, 0) : null;
    }

    private static boolean isUtf8(InputStream in) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        boolean end = false;
        while (!end) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            end = read < 0;
            bytes.position(bytes.position() + Math.max(0, read)).flip();
            CoderResult result = decoder.decode(bytes, chars, end);
            if (result.isError()) {
                return false;
            }
            bytes.compact();
            chars.clear();
        }
        return true;
    }
}
