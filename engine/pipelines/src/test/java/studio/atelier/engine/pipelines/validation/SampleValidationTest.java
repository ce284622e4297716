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
import org.junit.jupiter.params.provider.CsvSource;
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

    private static List<Finding> body(String steps) {
        return new PipelineValidator().validate("""
                {"Version": "2020-12-01", "Parameters": [{"Name": "Items", "Type": "String", "DefaultValue": "[]"}], "Steps": [
                  {"Name": "Before", "Type": "Fail", "Arguments": {"ErrorMessage": "no"}},
                  {"Name": "Each", "Type": "ForEach", "Arguments": {"IterableItems": {"Get": "Parameters.Items"},
                    "ForEachBody": [%s]}}]}
                """.formatted(steps));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Name":"bad name","Type":"Fail","Arguments":{"ErrorMessage":"x"}} | bad-name | /0/Name
            {"Name":"a","Type":"Fail","Arguments":{"ErrorMessage":"x"}},{"Name":"a","Type":"Fail","Arguments":{"ErrorMessage":"x"}} | duplicate-step | /1/Name
            {"Name":"a","Type":"Fail","Arguments":{"ErrorMessage":{"Get":"Parameters.Itms"}}} | unknown-parameter | /0/Arguments/ErrorMessage
            {"Name":"a","Type":"Fail","Arguments":{"ErrorMessage":{"Get":"Steps.b.Outcome"}}} | unknown-step | /0/Arguments/ErrorMessage
            {"Name":"a","Type":"Fail","DependsOn":["b"],"Arguments":{"ErrorMessage":"x"}},{"Name":"b","Type":"Condition","DependsOn":["a"],"Arguments":{"Conditions":[]}} | depends-on-fail | /1/DependsOn/0
            {"Name":"a","Type":"Model","DependsOn":["Before"],"Arguments":{}} | depends-on-fail | /0/DependsOn/0
            {"Name":"a","Type":"Model","Arguments":{}} | missing-member | /0/Arguments
            {"Name":"a","Type":"Model","Arguments":{"PrimaryContainer":{"Mode":"Many"}}} | bad-value | /0/Arguments/PrimaryContainer/Mode
            {"Name":"a","Type":"Fail","Arguments":{"ErrorMessage":"x"},"CacheConfig":{"Enabled":true}} | cache-not-allowed | /0/CacheConfig
            {"Name":"a","Type":"Fail","Arguments":{"ErrorMessage":"x"},"RetryPolicies":[{"ExceptionType":["x"]}]} | retry-not-allowed | /0/RetryPolicies
            {"Name":"c","Type":"Condition","Arguments":{"Conditions":[{"Type":"Same"}]}} | bad-condition | /0/Arguments/Conditions/0/Type
            {"Name":"c","Type":"Condition","Arguments":{"Conditions":[],"IfSteps":[{"Name":"a","Type":"Fail","Arguments":{}}]}} | missing-member | /0/Arguments/IfSteps/0/Arguments
            {"Name":"d","Type":"Model","DependsOn":["e"],"Arguments":{}},{"Name":"e","Type":"Model","DependsOn":["d"],"Arguments":{}} | cycle | /0/DependsOn/0
            {"Name":"f","Type":"ForEach","Arguments":{"ForEachBody":[{"Name":"g","Type":"Faill"}]}} | step-not-runnable | /0/Arguments/ForEachBody/0/Type
            {"Name":"f","Type":"ForEach","Arguments":{"ForEachBody":[]}} | no-steps | /0/Arguments/ForEachBody
            {"Name":"f","Type":"ForEach","Arguments":{}} | missing-member | /0/Arguments
            3 | wrong-type | /0
            """)
    void theBodyOfAForEachStepIsCheckedAsAllStepsAre(String steps, String code, String place) {
        assertThat(body(steps)).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.pointer()).isEqualTo("/Steps/1/Arguments/ForEachBody" + place);
        });
    }

    @Test
    void whatABodyMentionsIsJudgedOnce() {
        assertThat(body("""
                {"Name": "a", "Type": "Condition", "Arguments": {"Conditions": [
                  {"Type": "Equals", "LeftValue": {"Get": "ForEach.CurrentItem"}, "RightValue": 1}],
                  "IfSteps": [], "ElseSteps": []}},
                {"Name": "b", "Type": "Fail", "Arguments": {"ErrorMessage": {"Std:Join": {"On": "", "Values": [
                  {"Get": "Steps.a.Outcome"}, {"Get": "Steps.nowhere.Outcome"}]}}}}
                """)).extracting(Finding::code).containsExactlyInAnyOrder("step-not-runnable", "unknown-step");
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
