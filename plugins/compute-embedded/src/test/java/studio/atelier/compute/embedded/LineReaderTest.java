package studio.atelier.compute.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static List<String> lines(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        LineReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), lines::add);
        return lines;
    }

    @Test
    void dropsLineEndsOfBothKindsAndKeepsEmptyLines() throws IOException {
        assertThat(lines("a\r\n\nb\nlast")).containsExactly("a", "", "b", "last");
    }

    @Test
    void cutsAVeryLongLineIntoPieces() throws IOException {
        assertThat(lines("x".repeat(150_000) + "\ny"))
                .extracting(String::length)
                .containsExactly(65_536, 65_536, 150_000 - 131_072, 1);
    }
}
