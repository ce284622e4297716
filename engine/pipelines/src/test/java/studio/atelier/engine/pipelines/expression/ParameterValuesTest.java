package studio.atelier.engine.pipelines.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.atelier.engine.pipelines.definition.JsonText;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import tools.jackson.databind.JsonNode;

class ParameterValuesTest {

    private static final PipelineDefinition DEFINITION = PipelineDefinition.read("""
            {"Parameters":[
              {"Name":"Count","Type":"Integer","DefaultValue":3},
              {"Name":"Rate","Type":"Float","DefaultValue":1},
              {"Name":"On","Type":"Boolean","DefaultValue":false},
              {"Name":"Mode","Type":"String","DefaultValue":"slow","EnumValues":["slow","fast"]},
              {"Name":"Text","DefaultValue":""}]}""");

    @Test
    void takesDefaultsInTheOrderOfTheDefinition() {
        Map<String, JsonNode> values = ParameterValues.resolve(DEFINITION, Map.of());

        assertThat(values.keySet()).containsExactly("Count", "Rate", "On", "Mode", "Text");
        assertThat(values.get("Count").isIntegralNumber()).isTrue();
        assertThat(values.get("Rate").isIntegralNumber()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Count, 12, 12",
        "Count, -7, -7",
        "Count, 12345678901234567890, 12345678901234567890",
        "Rate, 0.25, 0.25",
        "Rate, 1e-3, 0.001",
        "Rate, 5, 5",
        "On, True, true",
        "On, true, true",
        "On, False, false",
        "Mode, fast, \"fast\"",
        "Text, 5, \"5\""
    })
    void readsTextsByType(String name, String text, String json) {
        assertThat(JsonText.compact(
                        ParameterValues.resolve(DEFINITION, Map.of(name, text)).get(name)))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Count | 1.5  | Count is no Integer: 1.5",
                "Count | x    | Count is no Integer: x",
                "Count | ``   | value of parameter Count is empty",
                "Rate  | nan  | Rate is no Float: nan",
                "Rate  | 1e999 | Rate is no Float: 1e999",
                "On    | yes  | On is no Boolean: yes",
                "Mode  | fats | Mode may not be fats; it is one of slow, fast",
                "Cont  | 1    | The pipeline has no parameter Cont. Did you mean Count?",
            })
    void tellsWhatIsWrongWithAValue(String name, String text, String problem) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> ParameterValues.resolve(DEFINITION, Map.of(name, text)))
                .withMessageContaining(problem);
    }

    @Test
    void tellsAllProblemsAtOnce() {
        PipelineDefinition definition = PipelineDefinition.read("""
                {"Parameters":[{"Name":"A","Type":"String"},{"Name":"B","Type":"Integer","DefaultValue":"1"}]}""");

        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> ParameterValues.resolve(definition, Map.of("C", "x".repeat(2000))))
                .satisfies(e -> assertThat(e.problems()).hasSize(3))
                .withMessageContainingAll(
                        "no parameter C", "A (String) has no default; give it a value", "default of parameter B");
    }
}
