package studio.atelier.engine.pipelines.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.DescribePipelineDefinitionForExecutionRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribePipelineExecutionRequest;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineExecutionStepsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineExecutionsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineParametersForExecutionRequest;
import software.amazon.awssdk.services.sagemaker.model.RetryPipelineExecutionRequest;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.StartPipelineExecutionRequest;
import software.amazon.awssdk.services.sagemaker.model.StopPipelineExecutionRequest;
import software.amazon.awssdk.services.sagemaker.model.UpdatePipelineExecutionRequest;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.Call;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.pipelines.execution.ExecutionPlan;
import studio.atelier.engine.pipelines.execution.ExecutionSupervisor;
import studio.atelier.engine.pipelines.execution.ExperimentNames;
import studio.atelier.engine.pipelines.execution.StepRecord;
import studio.atelier.engine.pipelines.expression.ParameterException;
import studio.atelier.engine.pipelines.expression.ParameterValues;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.listing.ListPages;
import studio.atelier.engine.store.listing.ListRequest;
import studio.atelier.engine.store.listing.Listings;
import studio.atelier.engine.store.metadata.DuplicateResourceException;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations on pipeline executions (pipelines.md section 4). */
public final class ExecutionOperations {

    private static final int PAGE_OF_STEPS = 100;
    private static final int MOST_PARAMETERS = 200;

    private final Store store;
    private final PipelineStore pipelines;
    private final ExecutionSupervisor supervisor;
    private final DefinitionGate gate;

    public ExecutionOperations(Store store, ImageCatalog images, ExecutionSupervisor supervisor) {
        this.store = store;
        this.pipelines = new PipelineStore(store);
        this.supervisor = supervisor;
        this.gate = new DefinitionGate(images);
    }

    public void register(OperationRegistry registry) {
        registry.register(StartPipelineExecutionRequest.class, this::start)
                .register(StopPipelineExecutionRequest.class, this::stop)
                .register(RetryPipelineExecutionRequest.class, this::retry)
                .register(
                        DescribePipelineExecutionRequest.class,
                        call -> describe(pipelines.execution(call.request().pipelineExecutionArn())))
                .register(UpdatePipelineExecutionRequest.class, this::update)
                .register(ListPipelineExecutionsRequest.class, this::list)
                .register(ListPipelineExecutionStepsRequest.class, this::listSteps)
                .register(ListPipelineParametersForExecutionRequest.class, this::listParameters)
                .register(DescribePipelineDefinitionForExecutionRequest.class, this::describeDefinition);
    }

    /**
     * Forgets an execution that has ended: its parameters, steps and times, and what later executions could take over
     * from it. Jobs, models and artifacts stay. SageMaker has no operation for this.
     *
     * @throws software.amazon.awssdk.services.sagemaker.model.SageMakerException if there is no such execution, or it
     *     goes on
     */
    public void delete(String arn) {
        Resource execution = pipelines.execution(arn);
        if (PipelineStore.isActive(execution)) {
            throw EngineErrors.conflict(
                    "The pipeline execution " + arn + " is " + execution.status() + "; stop it first");
        }
        pipelines.deleteExecution(execution);
    }

    private ObjectNode start(Call<StartPipelineExecutionRequest> call) {
        ObjectNode body = call.body();
        Resource pipeline = pipelines.pipeline(call.request().pipelineName());
        String id = ExecutionSupervisor.idOf(pipeline.name(), call.request().clientRequestToken());
        String arn = PipelineStore.executionArn(pipeline.name(), id);
        if (store.resources().find(PipelineStore.EXECUTION, id).isPresent()) {
            return started(arn);
        }
        boolean newest = !body.hasNonNull("PipelineVersionId");
        long version = newest
                ? PipelineOperations.versionOf(pipeline)
                : body.path("PipelineVersionId").asLong(0);
        Resource holder = newest ? pipeline : pipelines.version(pipeline.name(), version);
        String text = pipelines.definition(holder);
        PipelineDefinition definition = PipelineDefinition.read(text);
        Map<String, JsonNode> parameters = parameters(definition, body);
        gate.admitToRun(definition);
        Selection.check(store, pipeline, definition, body);
        ObjectNode document = Json.object().put("PipelineArn", pipeline.arn()).put("PipelineExecutionArn", arn);
        for (String member : new String[] {
            "PipelineExecutionDisplayName",
            "PipelineExecutionDescription",
            "PipelineParameters",
            "SelectiveExecutionConfig"
        }) {
            Documents.copy(body, document, member);
        }
        if (!document.has("PipelineExecutionDisplayName")) {
            document.put("PipelineExecutionDisplayName", "execution-" + System.currentTimeMillis());
        }
        ObjectNode settings = body.hasNonNull("ParallelismConfiguration") ? body : pipeline.document();
        Documents.copy(settings, document, "ParallelismConfiguration");
        document.put("PipelineVersionId", version);
        document.set(
                Documents.HIDDEN,
                ExecutionPlan.own(
                        store.definitions().put(text),
                        pipeline.document().path("RoleArn").asString(""),
                        parameters));
        Resource execution;
        try {
            execution = store.resources()
                    .create(Resource.of(PipelineStore.EXECUTION, id, arn, "Executing", document)
                            .withParent(pipeline.name())
                            .withOwner(Optional.of(store.leases().id())));
        } catch (DuplicateResourceException e) {
            // The call came twice, the other one a moment before.
            return started(arn);
        }
        supervisor.run(execution);
        return started(arn);
    }

    private static ObjectNode started(String arn) {
        return Json.object().put("PipelineExecutionArn", arn);
    }

    private static Map<String, JsonNode> parameters(PipelineDefinition definition, ObjectNode body) {
        Map<String, String> given = new LinkedHashMap<>();
        for (JsonNode parameter : body.path("PipelineParameters")) {
            String name = parameter.path("Name").asString("");
            if (given.put(name, parameter.path("Value").asString("")) != null) {
                throw EngineErrors.validation("The parameter " + name + " is given twice; give it once");
            }
        }
        try {
            return ParameterValues.resolve(definition, given);
        } catch (ParameterException e) {
            throw EngineErrors.validation(String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode stop(Call<StopPipelineExecutionRequest> call) {
        Resource execution = pipelines.execution(call.request().pipelineExecutionArn());
        Resource now = store.resources()
                .update(
                        PipelineStore.EXECUTION,
                        execution.name(),
                        old -> old.status().equals("Executing") ? old.withStatus("Stopping") : old)
                .orElseThrow();
        if (!now.status().equals("Stopping")) {
            throw EngineErrors.validation("The pipeline execution " + execution.arn() + " has status " + now.status()
                    + " and cannot be stopped");
        }
        return Json.object().put("PipelineExecutionArn", execution.arn());
    }

    private ObjectNode retry(Call<RetryPipelineExecutionRequest> call) {
        ObjectNode body = call.body();
        Resource execution = pipelines.execution(call.request().pipelineExecutionArn());
        requireRetryable(execution);
        boolean[] claimed = {false};
        Resource again = store.resources()
                .update(PipelineStore.EXECUTION, execution.name(), old -> {
                    claimed[0] = old.status().equals("Failed") || old.status().equals("Stopped");
                    if (!claimed[0]) {
                        return old;
                    }
                    ObjectNode document = old.document().deepCopy();
                    document.remove("FailureReason");
                    Documents.copy(body, document, "ParallelismConfiguration");
                    return old.withDocument(document)
                            .withStatus("Executing", Optional.empty(), Optional.empty())
                            .withOwner(Optional.of(store.leases().id()));
                })
                .orElseThrow();
        if (!claimed[0]) {
            throw notRetryable(again);
        }
        supervisor.run(again);
        return Json.object().put("PipelineExecutionArn", execution.arn());
    }

    private void requireRetryable(Resource execution) {
        if (!execution.status().equals("Failed") && !execution.status().equals("Stopped")) {
            throw notRetryable(execution);
        }
        PipelineDefinition definition = PipelineDefinition.read(pipelines.definition(execution));
        boolean failed = steps(execution).stream()
                .anyMatch(step -> step.status().equals("Failed")
                        && definition
                                .step(step.name())
                                .filter(found -> found.type() == StepType.FAIL)
                                .isPresent());
        if (failed) {
            throw EngineErrors.validation(
                    "The pipeline execution was ended by a Fail step and cannot be retried; start a new one");
        }
    }

    private static SageMakerException notRetryable(Resource execution) {
        return EngineErrors.validation("The pipeline execution has status " + execution.status()
                + "; only one that is Failed or Stopped can be retried");
    }

    private List<StepRecord> steps(Resource execution) {
        return store.steps().of(execution.arn()).stream().map(StepRecord::of).toList();
    }

    private ObjectNode describe(Resource execution) {
        ObjectNode response = PipelineStore.response(execution);
        response.remove("PipelineParameters");
        ObjectNode experiment =
                ExperimentNames.of(store, execution, PipelineDefinition.read(pipelines.definition(execution)));
        if (!experiment.isEmpty()) {
            response.set("PipelineExperimentConfig", experiment);
        }
        response.put("PipelineExecutionStatus", execution.status());
        return response;
    }

    private ObjectNode update(Call<UpdatePipelineExecutionRequest> call) {
        Resource execution = pipelines.execution(call.request().pipelineExecutionArn());
        store.resources().update(PipelineStore.EXECUTION, execution.name(), old -> {
            ObjectNode document = old.document().deepCopy();
            Documents.copy(call.body(), document, "PipelineExecutionDisplayName");
            Documents.copy(call.body(), document, "PipelineExecutionDescription");
            Documents.copy(call.body(), document, "ParallelismConfiguration");
            return old.withDocument(document);
        });
        return Json.object().put("PipelineExecutionArn", execution.arn());
    }

    private ObjectNode list(Call<ListPipelineExecutionsRequest> call) {
        Resource pipeline = pipelines.pipeline(call.request().pipelineName());
        ListQuery query = ListRequest.read(PipelineStore.EXECUTION, call.body(), ListQuery.SortBy.CREATED, false)
                .ofParent(pipeline.name());
        return new Listings(store.resources()).answer(query, "PipelineExecutionSummaries", execution -> {
            ObjectNode summary = Documents.pick(
                    execution.document(),
                    "PipelineExecutionArn",
                    "PipelineExecutionDescription",
                    "PipelineExecutionDisplayName");
            Documents.putTime(summary, "StartTime", execution.created());
            summary.put("PipelineExecutionStatus", execution.status());
            JsonNode reason = execution.document().get("FailureReason");
            return reason == null ? summary : summary.set("PipelineExecutionFailureReason", reason);
        });
    }

    private ObjectNode listSteps(Call<ListPipelineExecutionStepsRequest> call) {
        // The API's shape does not require it, though there is no list without it.
        String arn = call.request().pipelineExecutionArn();
        if (arn == null) {
            throw EngineErrors.validation("PipelineExecutionArn is missing: it says of which execution the steps are");
        }
        Resource execution = pipelines.execution(arn);
        List<ObjectNode> steps = new ArrayList<>(
                steps(execution).stream().map(StepRecord::response).toList());
        if (!"Ascending".equals(call.request().sortOrderAsString())) {
            Collections.reverse(steps);
        }
        return ListPages.answer(steps, "PipelineExecutionSteps", call.body(), PAGE_OF_STEPS);
    }

    private ObjectNode listParameters(Call<ListPipelineParametersForExecutionRequest> call) {
        Resource execution = pipelines.execution(call.request().pipelineExecutionArn());
        // What was given comes back as it was written: True stays True.
        Map<String, String> written = new LinkedHashMap<>();
        execution
                .document()
                .path("PipelineParameters")
                .forEach(p ->
                        written.put(p.path("Name").asString(""), p.path("Value").asString("")));
        List<ObjectNode> given = new ArrayList<>();
        execution
                .document()
                .path(Documents.HIDDEN)
                .path("parameters")
                .properties()
                .forEach(e -> given.add(Json.object()
                        .put("Name", e.getKey())
                        .put(
                                "Value",
                                written.getOrDefault(e.getKey(), e.getValue().asString("")))));
        return ListPages.answer(given, "PipelineParameters", call.body(), MOST_PARAMETERS);
    }

    private ObjectNode describeDefinition(Call<DescribePipelineDefinitionForExecutionRequest> call) {
        Resource execution = pipelines.execution(call.request().pipelineExecutionArn());
        ObjectNode response = Json.object().put("PipelineDefinition", pipelines.definition(execution));
        Documents.putTime(response, "CreationTime", execution.created());
        return response;
    }
}
