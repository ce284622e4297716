package studio.atelier.compute.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineCutterTest {

    private static List<String> cut(byte[]... pieces) {
        List<String> lines = new ArrayList<>();
        LineCutter cutter = new LineCutter(lines::add);
        for (byte[] piece : pieces) {
            cutter.take(piece);
        }
        cutter.end();
        return lines;
    }

    private static List<String> cut(String text) {
        return cut(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void cutsAtLineEndsAndDeliversTheRest() {
        assertThat(cut("a\n\nb\r\nc")).containsExactly("a", "", "b", "c");
        assertThat(cut("")).isEmpty();
        assertThat(cut("\n")).containsExactly("");
    }

    @Test
    void keepsTheLastStateOfAProgressBar() {
        assertThat(cut(" 10%\r 50%\r100%\nnext\r\r\n\rlast\r")).containsExactly("100%", "next", "last");
    }

    @Test
    void cutsVeryLongLinesBetweenCharacters() {
        String piece = "x".repeat((1 << 16) - 1);
        assertThat(cut(piece + "🎨" + piece)).containsExactly(piece, "🎨" + piece.substring(1), "x");
    }

    @Test
    void replacesWhatIsNoText() {
        assertThat(cut(new byte[] {'a', (byte) 0xff, 'b', '\n'})).containsExactly("a\ufffdb");
        assertThat(cut(new byte[] {'a', (byte) 0xf0, (byte) 0x9f})).containsExactly("a\ufffd");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void takesPiecesOfAnySize(long seed) {
        Random random = new Random(seed);
        String text = "grün 🎨 line\nnext\n".repeat(500);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < bytes.length; ) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(7));
            pieces.add(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        assertThat(cut(pieces.toArray(byte[][]::new)))
                .as("seed %d", seed)
                .isEqualTo(text.lines().toList());
    }
}
