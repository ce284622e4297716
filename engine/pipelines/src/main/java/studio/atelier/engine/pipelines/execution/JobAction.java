package studio.atelier.engine.pipelines.execution;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.pipelines.definition.Step;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps that run a job: create it, wait for its end. */
final class JobAction implements StepAction {

    private static final Logger LOG = LoggerFactory.getLogger(JobAction.class);

    private final OperationRegistry operations;
    private final JobWaiter waiter;
    private final String job;

    /** @param job {@code TrainingJob} or {@code ProcessingJob} */
    JobAction(OperationRegistry operations, JobWaiter waiter, String job) {
        this.operations = operations;
        this.waiter = waiter;
        this.job = job;
    }

    @Override
    public JsonNode run(Step step, ObjectNode arguments, StepRun run) throws StepFailure, InterruptedException {
        ObjectNode request = arguments.deepCopy();
        request.put(job + "Name", run.jobName());
        // Studio's own experiments are not kept by this engine's jobs.
        String arn = create(request);
        run.made(job, Json.object().put("Arn", arn));
        ObjectNode name = Json.object().put(job + "Name", run.jobName());
        run.running(() -> stop(name));
        ObjectNode described = waiter.await(arn, () -> {
            ObjectNode now = operations.invoke("Describe" + job, name.deepCopy());
            return isOver(now.path(job + "Status").asString("")) ? now : null;
        });
        String reason = described.path("FailureReason").asString("");
        return switch (described.path(job + "Status").asString("")) {
            case "Completed" -> described;
            case "Stopped" ->
                throw reason.isEmpty() ? StepFailure.stopped("The job was stopped") : StepFailure.of(reason);
            default -> throw StepFailure.ofJob(reason);
        };
    }

    private void stop(ObjectNode name) {
        try {
            ObjectNode answer = operations.invoke("Stop" + job, name.deepCopy());
            LOG.debug("{} is asked to stop {}", name, answer);
        } catch (SageMakerException e) {
            // It has ended by itself in the meantime, and the step is about to see that.
            LOG.debug("{} is not stopped", name, e);
        }
    }

    private String create(ObjectNode request) throws StepFailure {
        try {
            return operations.invoke("Create" + job, request).path(job + "Arn").asString("");
        } catch (SageMakerException e) {
            throw StepFailure.ofCall(e);
        }
    }

    static String message(SageMakerException e) {
        return e.awsErrorDetails() == null
                ? String.valueOf(e.getMessage())
                : e.awsErrorDetails().errorMessage();
    }

    private static boolean isOver(String status) {
        return status.equals("Completed") || status.equals("Failed") || status.equals("Stopped");
    }
}
