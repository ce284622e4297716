package studio.atelier.workbench.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ratios are computed for every pair of text and ground that the palettes offer. */
class ContrastTest {

    static Stream<Palette> palettes() {
        return Stream.of(Accent.values())
                .flatMap(accent -> Stream.of(true, false).map(dark -> Palette.of(dark, accent)));
    }

    private static List<String> below(double wanted, Palette palette, List<Token> texts, List<Token> grounds) {
        List<String> weak = new ArrayList<>();
        for (Token text : texts) {
            for (Token ground : grounds) {
                double ratio = Contrast.ratio(palette.get(text), palette.get(ground));
                if (ratio < wanted) {
                    weak.add("%s on %s: %.2f".formatted(text, ground, ratio));
                }
            }
        }
        return weak;
    }

    @Test
    void ratiosAreThoseOfTheStandard() {
        assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isEqualTo(21);
        assertThat(Contrast.ratio(Color.web("#767676"), Color.WHITE)).isBetween(4.54, 4.55);
        assertThat(Contrast.ratio(Color.web("#595959"), Color.WHITE)).isBetween(7.0, 7.01);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void textsOfEveryPaletteReachDoubleA(Palette palette) {
        assertThat(below(4.5, palette, Contrast.TEXTS, Contrast.GROUNDS)).isEmpty();
        assertThat(below(4.5, palette, List.of(Token.ON_ACCENT), Contrast.FILLS))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void textsInHighContrastReachTripleA(Palette plain) {
        Palette palette = plain.withHighContrast(true);

        assertThat(below(7, palette, Contrast.TEXTS, Contrast.GROUNDS)).isEmpty();
        assertThat(below(7, palette, List.of(Token.ON_ACCENT), Contrast.FILLS)).isEmpty();
        assertThat(below(4.5, palette, Contrast.SHAPES, Contrast.SHEETS)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void aStatusInHighContrastReachesTripleAOnItsOwnGround(Palette plain) {
        Palette palette = plain.withHighContrast(true);

        for (Token token : Contrast.TEXTS) {
            if (token.name().startsWith("STATUS_")) {
                Token soft = Token.valueOf(token.name() + "_SOFT");
                assertThat(Contrast.ratio(palette.get(token), palette.get(soft)))
                        .as("%s", token)
                        .isGreaterThanOrEqualTo(7);
            }
        }
    }

    @Test
    void highContrastIsSwitchedOnAndOffWithoutLoss() {
        Palette dark = Palette.of(true, Accent.TEAL).withTextSize(15);
        Palette back = dark.withHighContrast(true).withHighContrast(false);

        assertThat(back.type()).isEqualTo(dark.type());
        for (Token token : Token.values()) {
            assertThat(back.get(token)).isEqualTo(dark.get(token));
        }
    }
}
