package studio.atelier.engine.pipelines.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class HostileTextTest {

    @Test
    void refusesPathsThatWouldMakeThousandsOfLongPointers() {
        String text = "{\"Steps\":[{\"Name\":\"a\",\"Arguments\":{\"" + "k".repeat(5000) + "\":["
                + "{\"Get\":\"Steps.b.c\"},".repeat(9999) + "0]}}]}";

        assertThatExceptionOfType(DefinitionSyntaxException.class)
                .isThrownBy(() -> PipelineDefinition.read(text))
                .withMessageContaining("4096 characters")
                .satisfies(e -> assertThat(e.column()).isEqualTo(36));
    }

    @Test
    void readsABroadDocumentOfTheGreatestLength() {
        String text = "{\"Steps\":[" + "[],".repeat((PipelineDefinition.MAX_CHARACTERS - 14) / 3) + "0]}";

        assertThat(PipelineDefinition.read(text).steps()).isEmpty();
    }

    @Test
    void readsNestedConditionsFarBeyondNeed() {
        String start = "{\"Name\":\"c\",\"Type\":\"Condition\",\"Arguments\":{\"Conditions\":[],\"IfSteps\":[";
        String text = "{\"Steps\":[" + start.repeat(100) + "]}}".repeat(100) + "]}";

        assertThat(PipelineDefinition.read(text).steps()).hasSize(100);
    }
}
