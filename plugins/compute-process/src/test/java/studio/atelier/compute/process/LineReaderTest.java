package studio.atelier.compute.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static List<String> read(byte[] bytes) throws Exception {
        List<String> lines = new ArrayList<>();
        LineReader.read(new ByteArrayInputStream(bytes), lines::add);
        return lines;
    }

    private static List<String> read(String text) throws Exception {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void cutsAtLineEndsAndDeliversTheRest() throws Exception {
        assertThat(read("a\n\nb\r\nc")).containsExactly("a", "", "b", "c");
        assertThat(read("")).isEmpty();
        assertThat(read("\n")).containsExactly("");
    }

    @Test
    void keepsTheLastStateOfAProgressBar() throws Exception {
        assertThat(read(" 10%\r 50%\r100%\nnext\r\r\n\rlast\r")).containsExactly("100%", "next", "last");
    }

    @Test
    void cutsVeryLongLinesBetweenCharacters() throws Exception {
        String piece = "x".repeat((1 << 16) - 1);
        assertThat(read(piece + "🎨" + piece)).containsExactly(piece, "🎨" + piece.substring(1), "x");
        assertThat(read("y".repeat(1 << 16) + "\nz")).containsExactly("y".repeat(1 << 16), "z");
    }

    @Test
    void replacesWhatIsNoText() throws Exception {
        assertThat(read(new byte[] {'a', (byte) 0xff, 'b', '\n'})).containsExactly("a\ufffdb");
    }
}
