package studio.atelier.designer.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.StepState;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

/** What "This run" reads, and when. */
@ExtendWith(Toolkit.class)
class RunDetailsTest {

    private static final String RUN = "arn:aws:sagemaker:us-east-1:000000000000:pipeline/p/execution/1";

    private final List<String> asked = new ArrayList<>();
    private final List<CompletableFuture<Optional<String>>> answers = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private StepRunView view;
    private Window window;

    private final StepRunView.Source source = new StepRunView.Source() {
        @Override
        public CompletableFuture<List<StepRunView.MissedAttribute>> whyMissed(String executionArn, String step) {
            asked.add("missed " + step);
            return CompletableFuture.completedFuture(
                    List.of(new StepRunView.MissedAttribute("HyperParameters.eta", "0.1", "0.2")));
        }

        @Override
        public CompletableFuture<Optional<String>> describeJob(String jobArn) {
            asked.add("job " + jobArn);
            CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
            answers.add(answer);
            return answer;
        }

        @Override
        public void openJob(String jobArn) {
            opened.add(jobArn);
        }
    };

    @BeforeEach
    void open() {
        window = Window.show(400, 800, theme -> {
            view = new StepRunView();
            view.source(source);
            return view;
        });
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void show(Status status, String job, Map<String, Double> metrics) {
        StepState step = new StepState(
                "Train",
                status,
                "",
                0,
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                Optional.of(job).filter(arn -> !arn.isEmpty()),
                metrics,
                Optional.empty(),
                Optional.empty());
        RunState run = new RunState(
                RUN,
                "r",
                Status.RUNNING,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of("Train", step));
        Window.onFx(() -> {
            view.show(run, step);
            return view;
        });
        window.settle();
    }

    @Test
    void metricsAreShownWithoutReadingAnythingAgain() {
        show(Status.RUNNING, "job-1", Map.of("rmse", 2.5));
        show(Status.RUNNING, "job-1", Map.of("rmse", 2.25));
        show(Status.RUNNING, "job-1", Map.of("rmse", 2.125));

        assertThat(asked).containsExactly("missed Train", "job job-1");
        assertThat(texts()).contains("2.125").doesNotContain("2.5");
        assertThat(texts()).contains("HyperParameters.eta", "− 0.1", "+ 0.2");
    }

    @Test
    void anotherStatusAndAnotherJobAreReadOnceEach() {
        show(Status.QUEUED, "", Map.of());
        show(Status.RUNNING, "job-1", Map.of());
        show(Status.SUCCEEDED, "job-1", Map.of());
        show(Status.SUCCEEDED, "job-1", Map.of("rmse", 1.0));

        assertThat(asked).containsExactly("missed Train", "missed Train", "job job-1", "missed Train", "job job-1");
    }

    @Test
    void anAnswerThatCameTooLateIsNotShown() {
        show(Status.RUNNING, "job-1", Map.of());
        show(Status.SUCCEEDED, "job-1", Map.of());
        answers.get(1).complete(Optional.of("the end"));
        answers.get(0).complete(Optional.of("the middle"));
        window.settle();

        assertThat(Window.<TextArea>onFx(() -> (TextArea) view.lookup(".text-area"))
                        .getText())
                .isEqualTo("the end");
        window.click(".link");
        assertThat(opened).containsExactly("job-1");
    }

    @Test
    void aFailureIsTold() {
        show(Status.RUNNING, "job-1", Map.of());
        answers.getFirst().completeExceptionally(new IllegalStateException("the engine is gone"));
        window.settle();

        assertThat(texts()).contains("This could not be read: the engine is gone");
    }

    private List<String> texts() {
        return Window.onFx(() -> view.lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }
}
