package studio.atelier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void aLineIsCutWhereTheWindowEndsAndColoursTakeNoRoom() {
        assertThat(Texts.fit("abcdef", 4)).isEqualTo("abcd");
        assertThat(Texts.fit("\u001b[32mok\u001b[0m done", 4)).isEqualTo("\u001b[32mok\u001b[0m d");
        assertThat(Texts.fit("訓練中 a", 5)).isEqualTo("訓練");
    }

    @Test
    void aLogLineCannotMoveTheCursor() {
        assertThat(Texts.printable("\u001b[2Ja\rb\u001b[1;31mred\u001b[0m\tc")).isEqualTo("a bred c");
    }
}
