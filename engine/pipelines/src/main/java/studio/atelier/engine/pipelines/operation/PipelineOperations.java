package studio.atelier.engine.pipelines.operation;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.CreatePipelineRequest;
import software.amazon.awssdk.services.sagemaker.model.DeletePipelineRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribePipelineRequest;
import software.amazon.awssdk.services.sagemaker.model.ListPipelinesRequest;
import software.amazon.awssdk.services.sagemaker.model.UpdatePipelineRequest;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.Call;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.document.Tags;
import studio.atelier.engine.store.listing.ListRequest;
import studio.atelier.engine.store.listing.Listings;
import studio.atelier.engine.store.metadata.DuplicateResourceException;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;
import tools.jackson.databind.node.ObjectNode;

/** The operations on pipelines (pipelines.md sections 1 and 4). */
public final class PipelineOperations {

    private static final String[] SETTINGS = {
        "PipelineDisplayName", "PipelineDescription", "RoleArn", "ParallelismConfiguration"
    };

    private static final String TOKEN = "token";

    private final PipelineStore pipelines;
    private final Store store;
    private final DefinitionGate gate;
    private final PipelineVersionOperations versions;

    public PipelineOperations(Store store, ImageCatalog images) {
        this.store = store;
        this.versions = new PipelineVersionOperations(store);
        this.pipelines = new PipelineStore(store);
        this.gate = new DefinitionGate(images);
    }

    public void register(OperationRegistry registry) {
        versions.register(registry);
        registry.register(CreatePipelineRequest.class, this::create)
                .register(UpdatePipelineRequest.class, this::update)
                .register(DescribePipelineRequest.class, this::describe)
                .register(ListPipelinesRequest.class, this::list)
                .register(DeletePipelineRequest.class, this::delete);
    }

    private ObjectNode create(Call<CreatePipelineRequest> call) {
        ObjectNode body = call.body();
        String name = call.request().pipelineName();
        String definition = pipelines
                .given(body)
                .orElseThrow(() -> EngineErrors.validation(
                        "The pipeline has no definition: give PipelineDefinition or PipelineDefinitionS3Location"));
        gate.admit(definition);
        String arn = PipelineStore.pipelineArn(name);
        ObjectNode document = Json.object().put("PipelineName", name).put("PipelineArn", arn);
        for (String member : SETTINGS) {
            Documents.copy(body, document, member);
        }
        document.putObject(Documents.HIDDEN)
                .put("definition", store.definitions().put(definition))
                .put("version", 1)
                .put(TOKEN, call.request().clientRequestToken());
        Resource created;
        try {
            created = store.resources().create(Resource.of(PipelineStore.PIPELINE, name, arn, "Active", document));
        } catch (DuplicateResourceException e) {
            if (isRepeated(call)) {
                return Json.object().put("PipelineArn", arn);
            }
            throw EngineErrors.validation(
                    "Pipeline names must be unique within an AWS account and region. Pipeline with name (" + name
                            + ") already exists.");
        }
        versions.put(created, 1);
        Map<String, String> tags = Tags.of(body);
        store.tags().put(arn, tags);
        return Json.object().put("PipelineArn", arn);
    }

    /** True if the pipeline was made by the same call, which its client made again. */
    private boolean isRepeated(Call<CreatePipelineRequest> call) {
        String token = call.request().clientRequestToken();
        return store.resources()
                .find(PipelineStore.PIPELINE, call.request().pipelineName())
                .filter(found -> found.document()
                        .path(Documents.HIDDEN)
                        .path(TOKEN)
                        .asString("")
                        .equals(token))
                .isPresent();
    }

    private ObjectNode update(Call<UpdatePipelineRequest> call) {
        ObjectNode body = call.body();
        Resource pipeline = pipelines.pipeline(call.request().pipelineName());
        Optional<String> definition = pipelines.given(body);
        definition.ifPresent(gate::admit);
        Optional<String> id = definition.map(store.definitions()::put);
        int before = versionOf(pipeline);
        Resource updated = store.resources()
                .update(PipelineStore.PIPELINE, pipeline.name(), old -> {
                    ObjectNode document = old.document().deepCopy();
                    for (String member : SETTINGS) {
                        Documents.copy(body, document, member);
                    }
                    ObjectNode own = (ObjectNode) document.required(Documents.HIDDEN);
                    // Only another definition makes another version.
                    if (id.isPresent()
                            && !id.get().equals(own.path("definition").asString(""))) {
                        own.put("definition", id.get());
                        own.put("version", own.path("version").asInt(1) + 1);
                    }
                    return old.withDocument(document);
                })
                .orElseThrow();
        if (versionOf(updated) > before) {
            versions.put(updated, versionOf(updated));
        }
        return Json.object().put("PipelineArn", pipeline.arn()).put("PipelineVersionId", versionOf(updated));
    }

    static int versionOf(Resource pipeline) {
        return pipeline.document().path(Documents.HIDDEN).path("version").asInt(1);
    }

    private ObjectNode describe(Call<DescribePipelineRequest> call) {
        Resource pipeline = pipelines.pipeline(call.request().pipelineName());
        ObjectNode response = PipelineStore.response(pipeline);
        boolean newest = !call.body().hasNonNull("PipelineVersionId");
        long number = newest
                ? versionOf(pipeline)
                : call.body().path("PipelineVersionId").asLong(0);
        Resource holder = newest ? pipeline : pipelines.version(pipeline.name(), number);
        versions.describe(number, pipeline, response);
        response.put("PipelineDefinition", pipelines.definition(holder));
        response.put("PipelineStatus", pipeline.status());
        putDisplayName(response, pipeline);
        lastRun(pipeline.name()).ifPresent(run -> Documents.putTime(response, "LastRunTime", run.created()));
        return response;
    }

    /** A pipeline that was given no name to show is shown by its own. */
    private static void putDisplayName(ObjectNode response, Resource pipeline) {
        if (!response.has("PipelineDisplayName")) {
            response.put("PipelineDisplayName", pipeline.name());
        }
    }

    private Optional<Resource> lastRun(String pipeline) {
        ListQuery newest =
                ListQuery.all(PipelineStore.EXECUTION).ofParent(pipeline).first(1);
        return store.resources().list(newest).resources().stream().findFirst();
    }

    private ObjectNode list(Call<ListPipelinesRequest> call) {
        ObjectNode body = call.body();
        ListQuery query = ListRequest.read(PipelineStore.PIPELINE, body, ListQuery.SortBy.CREATED, false);
        String prefix = body.path("PipelineNamePrefix").asString("");
        return new Listings(store.resources())
                .answer(query.where(found -> found.name().startsWith(prefix)), "PipelineSummaries", found -> {
                    ObjectNode summary = Documents.pick(
                            found.document(),
                            "PipelineArn",
                            "PipelineName",
                            "PipelineDisplayName",
                            "PipelineDescription",
                            "RoleArn");
                    putDisplayName(summary, found);
                    Documents.putTime(summary, "CreationTime", found.created());
                    Documents.putTime(summary, "LastModifiedTime", found.modified());
                    lastRun(found.name())
                            .ifPresent(run -> Documents.putTime(summary, "LastExecutionTime", run.created()));
                    return summary;
                });
    }

    private ObjectNode delete(Call<DeletePipelineRequest> call) {
        Resource pipeline = pipelines.pipeline(call.request().pipelineName());
        var executions = store.resources()
                .list(ListQuery.all(PipelineStore.EXECUTION).ofParent(pipeline.name()))
                .resources();
        executions.stream().filter(PipelineStore::isActive).findFirst().ifPresent(e -> {
            throw EngineErrors.conflict("Pipeline " + pipeline.name() + " has an execution that is " + e.status()
                    + "; stop it first: " + e.arn());
        });
        executions.forEach(pipelines::deleteExecution);
        store.resources()
                .list(ListQuery.all(PipelineStore.VERSION).ofParent(pipeline.name()))
                .resources()
                .forEach(version -> store.resources().delete(PipelineStore.VERSION, version.name()));
        store.cache().deletePipeline(pipeline.name());
        store.resources().delete(PipelineStore.PIPELINE, pipeline.name());
        return Json.object().put("PipelineArn", pipeline.arn());
    }
}
