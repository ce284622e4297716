package studio.atelier.studio.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineEndsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "one line", "a\nb\n", "a\r\nb\r\n", "a\r\n\r\n"})
    void aTextSurvivesTheEditor(String text) {
        assertThat(LineEnds.of(text).inFile(LineEnds.inEditor(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb\n", "old\rmac", "a\n\rb"})
    void linesThatEndInSeveralWaysAreNotEdited(String text) {
        assertThat(LineEnds.of(text)).isEqualTo(LineEnds.MIXED);
    }

    @Test
    void aNewLineOfAWindowsFileEndsLikeTheOthers() {
        assertThat(LineEnds.of("a\r\n").inFile("a\nb\n")).isEqualTo("a\r\nb\r\n");
    }
}
