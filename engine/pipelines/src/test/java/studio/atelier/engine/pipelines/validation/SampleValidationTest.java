package studio.atelier.engine.pipelines.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.atelier.engine.pipelines.Samples;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Pointers;

class SampleValidationTest {

    /** What is really wrong with some samples: emptied Arguments in tests of the SDK, and roles still to be filled in. */
    private static final Map<String, Set<String>> TRUE_ERRORS = Map.of(
            "sdk-test-all-conditions.json", Set.of("missing-member"),
            "sdk-test-callback.json", Set.of("missing-member"),
            "sdk-test-emr.json", Set.of("missing-member"),
            "label-studio-retrain.json", Set.of("bad-pattern"));

    @ParameterizedTest
    @MethodSource("studio.atelier.engine.pipelines.Samples#all")
    void realDefinitionsHaveNoFalseErrorsNorUnknownMembers(Path sample) throws IOException {
        List<Finding> findings = new PipelineValidator().validate(Files.readString(sample));

        Set<String> expected = TRUE_ERRORS.getOrDefault(sample.getFileName().toString(), Set.of());
        assertThat(findings)
                .filteredOn(f -> f.severity() == Severity.ERROR && !expected.contains(f.code()))
                .isEmpty();
        assertThat(findings)
                .filteredOn(f -> f.severity() == Severity.WARNING)
                .extracting(Finding::code)
                .isSubsetOf("step-not-runnable", "placeholder", "missing-role");
        assertThat(findings).extracting(Finding::code).containsAll(expected);
    }

    @ParameterizedTest
    @MethodSource("studio.atelier.engine.pipelines.Samples#all")
    void findingsNameARealPlaceAndComeInTheOrderOfTheText(Path sample) throws IOException {
        PipelineDefinition definition = PipelineDefinition.read(sample);

        List<Finding> findings = new PipelineValidator().validate(definition);

        assertThat(findings).allSatisfy(f -> {
            assertThat(Pointers.find(definition.json(), f.pointer())).isPresent();
            assertThat(f.line()).isEqualTo(definition.source().of(f.pointer()).line());
            assertThat(f.message()).matches("(?s).*[.?]");
        });
        assertThat(findings).extracting(Finding::line).isSorted();
    }

    @ParameterizedTest
    @MethodSource("studio.atelier.engine.pipelines.Samples#all")
    void everyFixRemovesItsFinding(Path sample) throws IOException {
        PipelineDefinition definition = PipelineDefinition.read(sample);
        for (Finding finding : new PipelineValidator().validate(definition)) {
            Optional<Fix> fix = finding.fix();
            if (fix.isPresent()) {
                List<Finding> after = new PipelineValidator().validate(fix.get().apply(definition));
                assertThat(after)
                        .filteredOn(f ->
                                f.code().equals(finding.code()) && f.message().equals(finding.message()))
                        .isEmpty();
            }
        }
    }

    @Test
    void stepsThatCannotRunHereSayWhatTheyAre() throws IOException {
        List<Finding> findings = new PipelineValidator().validate(Files.readString(Samples.file("tuning-top2")));

        assertThat(findings)
                .filteredOn(f -> f.code().equals("step-not-runnable"))
                .singleElement()
                .satisfies(f -> assertThat(f.message())
                        .contains("HPTuning", "searches hyperparameters with many training jobs"));
    }

    @Test
    void theBodyOfAForEachStepMayReferToTheItemAndToItsOwnSteps() throws IOException {
        List<Finding> findings = new PipelineValidator().validate(Files.readString(Samples.file("generated-foreach")));

        assertThat(findings).extracting(Finding::code).containsOnly("step-not-runnable");
        assertThat(findings)
                .extracting(Finding::message)
                .anySatisfy(m -> assertThat(m).contains("Each", "once for each item"));
    }
}
