package studio.atelier.engine.jobs.operation;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.CreateTrainingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteTrainingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.ListTrainingJobsRequest;
import software.amazon.awssdk.services.sagemaker.model.StopTrainingJobRequest;
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
import studio.atelier.engine.store.metadata.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations on training jobs (engine.md section 1). */
public final class TrainingJobOperations {

    private static final JobKind KIND = JobKind.TRAINING;

    private final Store store;
    private final JobLifecycle jobs;

    public TrainingJobOperations(Store store, JobSupervisor supervisor) {
        this.store = store;
        this.jobs = new JobLifecycle(store, supervisor, KIND);
    }

    public void register(OperationRegistry registry) {
        registry.registerCarrying(CreateTrainingJobRequest.class, this::create)
                .register(DescribeTrainingJobRequest.class, this::describe)
                .register(ListTrainingJobsRequest.class, this::list)
                .register(
                        StopTrainingJobRequest.class,
                        call -> jobs.stop(call.request().trainingJobName()))
                .register(
                        DeleteTrainingJobRequest.class,
                        call -> jobs.delete(call.request().trainingJobName()));
    }

    private ObjectNode create(Call<CreateTrainingJobRequest> call) {
        ObjectNode body = call.body();
        JsonNode algorithm = body.path("AlgorithmSpecification");
        JobDocuments.require(
                algorithm.hasNonNull("TrainingImage") != algorithm.hasNonNull("AlgorithmName"),
                "AlgorithmSpecification must have either TrainingImage or AlgorithmName");
        JobDocuments.require(
                body.hasNonNull("ResourceConfig"),
                "ResourceConfig is missing: it says how many instances of which type");
        JsonNode resources = body.path("ResourceConfig");
        JobDocuments.require(
                resources.hasNonNull("InstanceGroups") || resources.hasNonNull("InstanceType"),
                "ResourceConfig must have InstanceType and InstanceCount, or InstanceGroups");
        requireUniqueChannels(body);
        requireRightWait(body);
        Resource job = jobs.create(body);
        return Json.object().put("TrainingJobArn", job.arn());
    }

    private static void requireRightWait(ObjectNode body) {
        JsonNode stopping = body.path("StoppingCondition");
        long wait = stopping.path("MaxWaitTimeInSeconds").asLong(0);
        if (body.path("EnableManagedSpotTraining").asBoolean(false)) {
            JobDocuments.require(
                    wait >= stopping.path("MaxRuntimeInSeconds").asLong(JobLifecycle.DEFAULT_RUNTIME),
                    "Invalid MaxWaitTimeInSeconds. It must be present and be greater than or equal to"
                            + " MaxRuntimeInSeconds");
        } else {
            JobDocuments.require(
                    wait == 0,
                    "Invalid MaxWaitTimeInSeconds. It is only supported when EnableManagedSpotTraining is set to true");
        }
    }

    private static void requireUniqueChannels(ObjectNode body) {
        List<String> names = body.path("InputDataConfig").values().stream()
                .map(channel -> channel.path("ChannelName").asString(""))
                .toList();
        JobDocuments.require(
                names.stream().distinct().count() == names.size(),
                "InputDataConfig has two channels of one name; channel names must be unique: " + names);
    }

    private ObjectNode describe(Call<DescribeTrainingJobRequest> call) {
        return describe(jobs.existing(call.request().trainingJobName()));
    }

    private ObjectNode describe(Resource job) {
        ObjectNode response = JobDocuments.describe(KIND, job);
        response.put("SecondaryStatus", job.detail().orElse(job.status()));
        for (String flag : new String[] {
            "EnableNetworkIsolation", "EnableInterContainerTrafficEncryption", "EnableManagedSpotTraining"
        }) {
            if (!response.has(flag)) {
                response.put(flag, false);
            }
        }
        // Clients read the key without looking whether it is there (clients.md).
        if (response.get("OutputDataConfig") instanceof ObjectNode output && !output.has("KmsKeyId")) {
            output.put("KmsKeyId", "");
        }
        ArrayNode transitions = response.putArray("SecondaryStatusTransitions");
        store.transitions().of(job.arn()).forEach(transition -> {
            ObjectNode entry = transitions.addObject().put("Status", transition.status());
            Documents.putTime(entry, "StartTime", transition.started());
            transition.ended().ifPresent(time -> Documents.putTime(entry, "EndTime", time));
            // The SageMaker SDK reads the key without looking whether it is there.
            entry.put("StatusMessage", transition.message().orElseGet(() -> ended(transition.status())));
        });
        ArrayNode metrics = Json.array();
        store.metrics().lastOf(job.arn()).forEach(metric -> {
            ObjectNode entry =
                    metrics.addObject().put("MetricName", metric.name()).put("Value", metric.value());
            Documents.putTime(entry, "Timestamp", metric.time());
        });
        if (!metrics.isEmpty()) {
            response.set("FinalMetricDataList", metrics);
        }
        return response;
    }

    private static String ended(String status) {
        return switch (status) {
            case "Completed" -> "Training job completed";
            case "Failed" -> "Training job failed";
            case "Stopped" -> "Training job stopped";
            default -> "";
        };
    }

    private ObjectNode list(Call<ListTrainingJobsRequest> call) {
        ListQuery query = ListRequest.read(KIND.resourceKind(), call.body(), ListQuery.SortBy.CREATED, false);
        Optional<String> pool = Optional.ofNullable(call.request().warmPoolStatusEqualsAsString());
        Optional<String> plan = Optional.ofNullable(call.request().trainingPlanArnEquals());
        // No job of this engine has a warm pool.
        ListQuery filtered = pool.isPresent() ? query.where(job -> false) : query;
        ListQuery planned = plan.isEmpty()
                ? filtered
                : filtered.where(job -> job.document()
                        .path("ResourceConfig")
                        .path("TrainingPlanArn")
                        .asString("")
                        .equals(plan.get()));
        return new Listings(store.resources()).answer(planned, "TrainingJobSummaries", job -> {
            ObjectNode summary = JobDocuments.summary(KIND, job, "TrainingEndTime");
            return summary.put("SecondaryStatus", job.detail().orElse(job.status()));
        });
    }
}
