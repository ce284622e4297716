package studio.atelier.engine.pipelines.definition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text of a definition from a file, with no more memory than a definition may need. */
final class DefinitionReader {

    /** Greatest length that SageMaker accepts. */
    static final int MAX_CHARACTERS = 1_048_576;

    private static final int MAX_BYTES = MAX_CHARACTERS * 3;

    private DefinitionReader() {}

    static String read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw tooLong();
        }
        return decode(bytes);
    }

    static void checkLength(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw tooLong();
        }
    }

    static DefinitionSyntaxException tooLong() {
        return new DefinitionSyntaxException(
                "The definition is longer than 1,048,576 characters, the most SageMaker accepts;"
                        + " write it without indentation, or split the pipeline",
                1,
                1);
    }

    private static String decode(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            throw new DefinitionSyntaxException(
                    "The file starts with a byte order mark; save it as UTF-8 without one", 1, 1);
        }
        if (starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE)) {
            throw new DefinitionSyntaxException("The file is UTF-16 or UTF-32; save it as UTF-8", 1, 1);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
        } catch (CharacterCodingException e) {
            return notUtf8(bytes, in.position());
        }
    }

    private static String notUtf8(byte[] bytes, int bad) {
        String before = new String(bytes, 0, bad, StandardCharsets.UTF_8);
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        throw new DefinitionSyntaxException(
                String.format(
                        "The byte 0x%02X is not UTF-8 text; is this a binary file? A definition is JSON saved as UTF-8",
                        bytes[bad] & 0xFF),
                line,
                before.length() - lineStart + 1);
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
