package studio.atelier.engine.pipelines.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.atelier.engine.pipelines.Mutations;
import tools.jackson.databind.node.ObjectNode;

class RandomEditsTest {

    private static final int EDITS = 60;

    @ParameterizedTest
    @MethodSource("studio.atelier.engine.pipelines.Samples#all")
    void editingTheTextIsTheSameAsEditingTheValue(Path sample) throws IOException {
        Mutations mutations = new Mutations(sample.getFileName().toString().hashCode());
        PipelineDefinition indented = PipelineDefinition.read(sample);
        PipelineDefinition inOneLine = PipelineDefinition.read(indented.compact());
        for (int i = 0; i < EDITS && !indented.json().isEmpty(); i++) {
            JsonEdit edit = mutations.next(indented.json());
            ObjectNode expected = indented.copy();
            Mutations.apply(expected, edit);

            indented = indented.edited(List.of(edit));
            inOneLine = inOneLine.edited(List.of(edit));

            assertThat(indented.compact()).as("%s", edit).isEqualTo(JsonText.compact(expected));
            assertThat(inOneLine.compact()).as("%s", edit).isEqualTo(JsonText.compact(expected));
            assertThat(inOneLine.text()).doesNotContain("\n");
        }
    }
}
