package studio.atelier.designer.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.engine.pipelines.validation.Severity;

class CheckedTest {

    private static final PipelineDefinition DEFINITION = PipelineDefinition.read("""
            {"Version": "2020-12-01", "Steps": [
              {"Name": "A", "Type": "Lambda"},
              {"Name": "Choose", "Type": "Condition", "Arguments": {
                "Conditions": [],
                "IfSteps": [{"Name": "Inner", "Type": "Fail", "Arguments": {"ErrorMessage": ""}}],
                "ElseSteps": []}}]}
            """);

    private static Finding finding(Severity severity, String pointer) {
        return new Finding(severity, "some-code", pointer, 1, 1, "Something is wrong", Optional.empty());
    }

    @Test
    void aFindingBelongsToTheInnermostStepAroundIt() {
        Finding document = finding(Severity.WARNING, "/Parameters/0");
        Finding whole = finding(Severity.ERROR, "/Steps/1");
        Finding branch = finding(Severity.ERROR, "/Steps/1/Arguments/IfSteps/0/Arguments/ErrorMessage");
        Finding beside = finding(Severity.INFO, "/Steps/1/Arguments/Conditions");
        Finding other = finding(Severity.WARNING, "/Steps/10/Name");
        Checked checked = Checked.of(DEFINITION, List.of(document, whole, branch, beside, other));

        assertThat(checked.stepOf(document)).isEmpty();
        assertThat(checked.stepOf(other)).isEmpty();
        assertThat(checked.stepOf(branch)).contains("Inner");
        assertThat(checked.of("Inner")).containsExactly(branch);
        assertThat(checked.of("Choose")).containsExactly(whole, beside);
        assertThat(checked.of("A")).isEmpty();
        assertThat(checked.errors()).isEqualTo(2);
        assertThat(checked.warnings()).isEqualTo(2);
    }
}
