package studio.atelier.studio.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.atelier.workbench.control.Status;

class JobEntryTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

    private static JobEntry job(Status status, String stage, Instant created, String failure) {
        return new JobEntry(
                "arn:aws:sagemaker:us-east-1:000000000000:training-job/t",
                JobType.TRAINING,
                "t",
                status,
                stage,
                created,
                status.isFinal() ? Optional.of(created.plusSeconds(82)) : Optional.empty(),
                failure);
    }

    @Test
    void whatRunsStandsUnderNowWhateverItsDay() {
        Instant yesterday = MIDNIGHT.minusSeconds(60);

        assertThat(job(Status.RUNNING, "Training", yesterday, "").group(MIDNIGHT))
                .isEqualTo(JobEntry.Group.NOW);
        assertThat(job(Status.QUEUED, "", MORNING, "").group(MIDNIGHT)).isEqualTo(JobEntry.Group.NOW);
        assertThat(job(Status.FAILED, "", MORNING, "").group(MIDNIGHT)).isEqualTo(JobEntry.Group.TODAY);
        assertThat(job(Status.SUCCEEDED, "", yesterday, "").group(MIDNIGHT)).isEqualTo(JobEntry.Group.EARLIER);
    }

    @Test
    void aFailureIsToldInAFewWordsWithoutItsCode() {
        JobEntry failed =
                job(Status.FAILED, "Failed", MORNING, "AlgorithmError: The container ended with exit code 3\nmore");

        assertThat(failed.note(Optional.empty())).isEqualTo("The container ended with exit code 3");
    }

    @Test
    void aJobThatEndedTellsItsMetricOrElseItsLength() {
        JobEntry done = job(Status.SUCCEEDED, "Completed", MORNING, "");
        LiveJob reported = LiveJob.NONE.reported("train:rmse", 1.5).reported("validation:rmse", 2.294);

        assertThat(done.note(Optional.of(reported))).isEqualTo("validation:rmse 2.294");
        assertThat(done.note(Optional.empty())).isEqualTo("1:22");
        assertThat(job(Status.STOPPED, "Stopped", MORNING, "").note(Optional.empty()))
                .isEqualTo("Stopped after 1:22");
    }

    @Test
    void aRunningJobTellsProgressAndItsValidationMetric() {
        JobEntry running = job(Status.RUNNING, "Training", MORNING, "");
        LiveJob live = LiveJob.NONE
                .progress("Training", 0.65)
                .reported("validation:rmse", 2.5)
                .reported("train:rmse", 1);

        assertThat(running.note(Optional.of(live))).isEqualTo("65% training, validation:rmse 2.500");
        assertThat(running.note(Optional.empty())).isEqualTo("Training");
    }

    @Test
    void aWaitingJobTellsWhatItWaitsFor() {
        JobEntry waiting = job(Status.QUEUED, "Waiting for a place for ml.m5.large; 1 job is before it", MORNING, "");

        assertThat(waiting.note(Optional.of(LiveJob.NONE)))
                .isEqualTo("Waiting for a place for ml.m5.large; 1 job is before it");
    }
}
