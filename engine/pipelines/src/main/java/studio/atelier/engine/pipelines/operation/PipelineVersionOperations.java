package studio.atelier.engine.pipelines.operation;

import software.amazon.awssdk.services.sagemaker.model.ListPipelineVersionsRequest;
import software.amazon.awssdk.services.sagemaker.model.UpdatePipelineVersionRequest;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.Call;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.listing.ListRequest;
import studio.atelier.engine.store.listing.Listings;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;
import tools.jackson.databind.node.ObjectNode;

/** The operations on versions of pipelines: each other definition that a pipeline was given, numbered from 1. */
final class PipelineVersionOperations {

    private static final String DISPLAY_NAME = "PipelineVersionDisplayName";
    private static final String DESCRIPTION = "PipelineVersionDescription";

    private static final String ARN = "PipelineArn";
    private static final String ID = "PipelineVersionId";

    private final Store store;
    private final PipelineStore pipelines;

    PipelineVersionOperations(Store store) {
        this.store = store;
        this.pipelines = new PipelineStore(store);
    }

    void register(OperationRegistry registry) {
        registry.register(ListPipelineVersionsRequest.class, this::list)
                .register(UpdatePipelineVersionRequest.class, this::update);
    }

    /** Stores the definition that a pipeline has now as one of its versions. */
    void put(Resource pipeline, int version) {
        ObjectNode document = Json.object().put(ARN, pipeline.arn()).put(ID, version);
        document.putObject(Documents.HIDDEN)
                .put(
                        "definition",
                        pipeline.document()
                                .path(Documents.HIDDEN)
                                .path("definition")
                                .asString(""));
        store.resources()
                .create(Resource.of(
                                PipelineStore.VERSION,
                                pipeline.name() + "/" + version,
                                pipeline.arn() + "/version/" + version,
                                "Active",
                                document)
                        .withParent(pipeline.name()));
    }

    /** Adds what a version was called to the description of its pipeline. */
    void describe(long version, Resource pipeline, ObjectNode response) {
        store.resources()
                .find(PipelineStore.VERSION, pipeline.name() + "/" + version)
                .ifPresent(found -> {
                    Documents.copy(found.document(), response, DISPLAY_NAME);
                    Documents.copy(found.document(), response, DESCRIPTION);
                });
    }

    private ObjectNode list(Call<ListPipelineVersionsRequest> call) {
        Resource pipeline = pipelines.pipeline(call.request().pipelineName());
        ListQuery query = ListRequest.read(PipelineStore.VERSION, call.body(), ListQuery.SortBy.CREATED, false)
                .ofParent(pipeline.name());
        return new Listings(store.resources()).answer(query, "PipelineVersionSummaries", found -> {
            ObjectNode summary = Documents.pick(found.document(), ARN, ID, DISPLAY_NAME, DESCRIPTION);
            Documents.putTime(summary, "CreationTime", found.created());
            return summary;
        });
    }

    private ObjectNode update(Call<UpdatePipelineVersionRequest> call) {
        ObjectNode body = call.body();
        Resource pipeline = pipelines.pipeline(call.request().pipelineArn());
        Resource version = pipelines.version(pipeline.name(), call.request().pipelineVersionId());
        store.resources().update(PipelineStore.VERSION, version.name(), old -> {
            ObjectNode document = old.document().deepCopy();
            Documents.copy(body, document, DISPLAY_NAME);
            Documents.copy(body, document, DESCRIPTION);
            return old.withDocument(document);
        });
        return Json.object().put(ARN, pipeline.arn()).put(ID, call.request().pipelineVersionId());
    }
}
