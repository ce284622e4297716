package studio.atelier.engine.jobs.operation;

import software.amazon.awssdk.services.sagemaker.model.CreateProcessingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteProcessingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeProcessingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.ListProcessingJobsRequest;
import software.amazon.awssdk.services.sagemaker.model.StopProcessingJobRequest;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.Call;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.jobs.run.JobKind;
import studio.atelier.engine.jobs.run.JobSupervisor;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.listing.ListRequest;
import studio.atelier.engine.store.listing.Listings;
import studio.atelier.engine.store.metadata.ListQuery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations on processing jobs (engine.md section 5). */
public final class ProcessingJobOperations {

    private static final JobKind KIND = JobKind.PROCESSING;

    private final Store store;
    private final JobLifecycle jobs;

    public ProcessingJobOperations(Store store, JobSupervisor supervisor) {
        this.store = store;
        this.jobs = new JobLifecycle(store, supervisor, KIND);
    }

    public void register(OperationRegistry registry) {
        registry.registerCarrying(CreateProcessingJobRequest.class, this::create)
                .register(
                        DescribeProcessingJobRequest.class,
                        call -> JobDocuments.describe(
                                KIND, jobs.existing(call.request().processingJobName())))
                .register(ListProcessingJobsRequest.class, this::list)
                .register(
                        StopProcessingJobRequest.class,
                        call -> jobs.stop(call.request().processingJobName()))
                .register(
                        DeleteProcessingJobRequest.class,
                        call -> jobs.delete(call.request().processingJobName()));
    }

    private ObjectNode create(Call<CreateProcessingJobRequest> call) {
        call.body().path("ProcessingInputs").forEach(ProcessingJobOperations::requireS3);
        return Json.object().put("ProcessingJobArn", jobs.create(call.body()).arn());
    }

    private static void requireS3(JsonNode input) {
        String name = input.path("InputName").asString("");
        JobDocuments.require(
                !input.hasNonNull("DatasetDefinition"),
                "The processing input '" + name + "' has a DatasetDefinition: this engine queries neither Athena nor"
                        + " Redshift. Run the query yourself, put its result into a bucket and name it in an S3Input");
        JobDocuments.require(
                input.hasNonNull("S3Input"), "The processing input '" + name + "' has no S3Input to read from");
    }

    private ObjectNode list(Call<ListProcessingJobsRequest> call) {
        ListQuery query = ListRequest.read(KIND.resourceKind(), call.body(), ListQuery.SortBy.CREATED, false);
        return new Listings(store.resources()).answer(query, "ProcessingJobSummaries", job -> {
            ObjectNode summary = JobDocuments.summary(KIND, job, "ProcessingEndTime");
            Documents.copy(job.document(), summary, "FailureReason");
            Documents.copy(job.document(), summary, "ExitMessage");
            return summary;
        });
    }
}
