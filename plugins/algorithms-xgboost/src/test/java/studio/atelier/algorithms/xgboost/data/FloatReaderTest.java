package studio.atelier.algorithms.xgboost.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatReaderTest {

    private final FloatReader reader = new FloatReader();

    /** Reads as the CSV parser does: by the fast way, and carefully where that gives up. */
    private float read(String text) throws DataProblem {
        byte[] bytes = (text + ",7").getBytes(StandardCharsets.US_ASCII);
        float value = reader.read(bytes, 0, bytes.length);
        if (reader.end() < 0) {
            return Numbers.parse(text, 0, 1);
        }
        assertThat(reader.end()).as(text).isEqualTo(text.length());
        return value;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "+5",
                "-17.25",
                ".5",
                "5.",
                "0.1",
                "1e3",
                "1E-3",
                "3.4028235e38",
                "1.17549435e-38",
                "1.4e-45",
                "1e-60",
                "0.30471707975443135",
                "123456789012345678901234567890",
                "1.0000000596046448",
                "0.000000000000000000000000012345678901234567890",
                "16777217",
                "9007199254740993",
                "1e-310"
            })
    void readsWhatJavaReadsThroughADouble(String text) throws DataProblem {
        assertThat(read(text)).isEqualTo((float) Double.parseDouble(text));
    }

    @Test
    void readsRandomNumbersOfAllSpellingsAsJavaDoes() throws DataProblem {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            String text = switch (i % 4) {
                case 0 -> Double.toString(value);
                case 1 -> Float.toString((float) value);
                case 2 -> String.format(Locale.ROOT, "%.18e", value);
                default -> new BigDecimal(value).toPlainString();
            };
            assertThat(read(text)).as(text).isEqualTo((float) Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "abc", "1e", "e5", "--1"})
    void findsNoNumberInWhatIsNone(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        reader.read(bytes, 0, bytes.length);
        assertThat(reader.end()).isEqualTo(-1);
    }
}
