package studio.atelier.engine.pipelines.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.atelier.engine.api.json.Json;

class RoundTripTest {

    private static final Pattern TOKENS =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[-+0-9.eE]+|true|false|null|[{}\\[\\],:]");

    @ParameterizedTest
    @MethodSource("studio.atelier.engine.pipelines.Samples#all")
    void everySampleKeepsValueKeyOrderAndNumberSpelling(Path sample) throws IOException {
        PipelineDefinition definition = PipelineDefinition.read(sample);

        assertThat(definition.text()).isEqualTo(Files.readString(sample));
        for (String written : new String[] {definition.pretty(), definition.compact()}) {
            assertThat(Json.parse(written)).isEqualTo(Json.parse(definition.text()));
            assertThat(TOKENS.matcher(written).results().map(MatchResult::group))
                    .containsExactlyElementsOf(TOKENS.matcher(definition.text())
                            .results()
                            .map(MatchResult::group)
                            .toList());
        }
        assertThat(PipelineDefinition.of(definition.copy()).compact()).isEqualTo(definition.compact());
    }

    @Test
    void everySpellingOfNumbersNullsAndUnknownKeysStays() {
        String text =
                "{\"z\":[1.0,1e3,1E3,-0.0,-0,0,1.50,1e-7,123456789012345678901234567890,1E+3,0.10e+05,2147483648],"
                        + "\"Steps\":null,\"a\":{\"~/\":\"\\ud800\",\"\":[]},\"Version\":\"2020-12-01\"}";

        PipelineDefinition definition = PipelineDefinition.read(text);

        assertThat(definition.compact()).isEqualTo(text);
        assertThat(PipelineDefinition.of(definition.copy()).compact()).isEqualTo(text);
        assertThat(definition.steps()).isEmpty();
    }
}
