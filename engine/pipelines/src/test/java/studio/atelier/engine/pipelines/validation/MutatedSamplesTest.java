package studio.atelier.engine.pipelines.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.engine.pipelines.Mutations;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;

class MutatedSamplesTest {

    private static final int ROUNDS = 40;
    private static final int EDITS = 4;

    private final PipelineValidator validator = new PipelineValidator(
            request -> new ImageResolution.Unresolved("Nothing runs " + request.imageUri() + "."));

    @ParameterizedTest
    @MethodSource("studio.atelier.engine.pipelines.Samples#all")
    void whateverChangesTheValidatorAnswersAndItsFixesApply(Path sample) throws IOException {
        Mutations mutations = new Mutations(sample.getFileName().toString().hashCode());
        PipelineDefinition original = PipelineDefinition.read(sample);
        for (int round = 0; round < ROUNDS; round++) {
            PipelineDefinition definition = original;
            for (int i = 0; i < EDITS && !definition.json().isEmpty(); i++) {
                definition = definition.edited(List.of(mutations.next(definition.json())));
            }
            for (Finding finding : validator.validate(definition)) {
                assertThat(finding.code()).matches("[a-z]+(-[a-z0-9]+)*");
                assertThat(finding.message()).isNotBlank().matches("(?s).*[.?]");
                assertThat(definition.source().of(finding.pointer()).line()).isEqualTo(finding.line());
                fixes(definition, finding);
            }
        }
    }

    private void fixes(PipelineDefinition definition, Finding finding) {
        finding.fix().ifPresent(fix -> {
            PipelineDefinition fixed = fix.apply(definition);
            assertThat(fixed.text()).as("%s: %s", finding, fix).isNotEqualTo(definition.text());
            assertThat(validator.validate(fixed))
                    .as("%s: %s", finding, fix)
                    .noneMatch(f -> f.code().equals(finding.code())
                            && f.pointer().equals(finding.pointer())
                            && f.message().equals(finding.message()));
        });
    }
}
