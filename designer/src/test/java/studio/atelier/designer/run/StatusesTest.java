package studio.atelier.designer.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.HyperParameterTuningJobStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;
import software.amazon.awssdk.services.sagemaker.model.TrainingJobStatus;
import studio.atelier.workbench.control.Status;

class StatusesTest {

    private static void assertKnown(Enum<?> word) {
        if (!word.name().equals("UNKNOWN_TO_SDK_VERSION")) {
            assertThat(Statuses.of(word.toString())).as(word.toString()).isNotEqualTo(Status.WAITING);
        }
    }

    @ParameterizedTest
    @EnumSource(PipelineExecutionStatus.class)
    void everyWordOfAnExecutionIsKnown(PipelineExecutionStatus word) {
        assertKnown(word);
    }

    @ParameterizedTest
    @EnumSource(StepStatus.class)
    void everyWordOfAStepIsKnown(StepStatus word) {
        assertKnown(word);
    }

    @ParameterizedTest
    @EnumSource(TrainingJobStatus.class)
    void everyWordOfAJobIsKnown(TrainingJobStatus word) {
        assertKnown(word);
    }

    @ParameterizedTest
    @EnumSource(HyperParameterTuningJobStatus.class)
    void everyWordOfATuningIsKnown(HyperParameterTuningJobStatus word) {
        assertKnown(word);
    }

    @ParameterizedTest
    @EnumSource(EndpointStatus.class)
    void everyWordOfAnEndpointIsKnown(EndpointStatus word) {
        assertKnown(word);
    }

    @ParameterizedTest
    @EnumSource(ModelApprovalStatus.class)
    void everyWordOfAnApprovalIsKnown(ModelApprovalStatus word) {
        assertKnown(word);
    }

    @Test
    void whatEndedWellAndBadlyIsToldApart() {
        assertThat(Statuses.of("Succeeded")).isEqualTo(Status.SUCCEEDED);
        assertThat(Statuses.of("Failed")).isEqualTo(Status.FAILED);
        assertThat(Statuses.of("Executing")).isEqualTo(Status.RUNNING);
        assertThat(Statuses.of("Stopping").isFinal()).isFalse();
        assertThat(Statuses.of("Something new")).isEqualTo(Status.WAITING);
    }
}
