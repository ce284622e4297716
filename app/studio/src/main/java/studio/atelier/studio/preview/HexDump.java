package studio.atelier.studio.preview;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes as people read them: their place, their numbers, their letters. */
final class HexDump {

    /** How much of a file is shown, in bytes. */
    static final int MOST = 64 << 10;

    private static final int ROW = 16;
    private static final String DIGITS = "0123456789abcdef";

    private HexDump() {}

    static String of(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST);
        }
        return of(bytes);
    }

    static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 5);
        for (int row = 0; row < bytes.length; row += ROW) {
            for (int shift = 28; shift >= 0; shift -= 4) {
                text.append(DIGITS.charAt(row >> shift & 0xf));
            }
            text.append("  ");
            StringBuilder letters = new StringBuilder();
            for (int i = row; i < row + ROW; i++) {
                if (i == row + ROW / 2) {
                    text.append(' ');
                }
                if (i < bytes.length) {
                    int each = bytes[i] & 0xff;
                    text.append(DIGITS.charAt(each >> 4))
                            .append(DIGITS.charAt(each & 0xf))
                            .append(' ');
                    letters.append(each >= 0x20 && each < 0x7f ? (char) each : '.');
                } else {
                    text.append("   ");
                }
            }
            text.append(' ').append(letters).append('\n');
        }
        return text.toString();
    }
}
