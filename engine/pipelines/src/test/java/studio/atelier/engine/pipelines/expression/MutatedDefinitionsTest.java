package studio.atelier.engine.pipelines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.atelier.engine.pipelines.Mutations;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;

class MutatedDefinitionsTest {

    private static final int ROUNDS = 40;
    private static final int EDITS = 4;

    @ParameterizedTest
    @MethodSource("studio.atelier.engine.pipelines.Samples#all")
    void noChangeOfASampleBreaksItsViewsItsGraphOrItsParameters(Path sample) throws IOException {
        Mutations mutations = new Mutations(sample.getFileName().toString().hashCode());
        PipelineDefinition original = PipelineDefinition.read(sample);
        for (int round = 0; round < ROUNDS; round++) {
            PipelineDefinition definition = original;
            for (int i = 0; i < EDITS && !definition.json().isEmpty(); i++) {
                definition = definition.edited(List.of(mutations.next(definition.json())));
            }
            StepGraph graph = StepGraph.of(definition);
            Set<String> ordered = new HashSet<>();
            if (graph.cycles().isEmpty()) {
                for (String step : graph.order()) {
                    assertThat(ordered).containsAll(graph.dependencies(step));
                    ordered.add(step);
                }
                assertThat(ordered).isEqualTo(graph.names());
            }
            parameters(definition);
        }
    }

    private static void parameters(PipelineDefinition definition) {
        try {
            assertThat(ParameterValues.resolve(definition, Map.of()).keySet())
                    .hasSizeLessThanOrEqualTo(definition.parameters().size());
        } catch (ParameterException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }
}
