package studio.atelier.engine.pipelines.operation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.metadata.Arns;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.metadata.ResourceKinds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pipelines, their versions and executions in the store, found by name or ARN. */
final class PipelineStore {

    static final String PIPELINE = ResourceKinds.PIPELINE;
    static final String VERSION = ResourceKinds.PIPELINE_VERSION;
    static final String EXECUTION = ResourceKinds.PIPELINE_EXECUTION;

    private final Store store;

    PipelineStore(Store store) {
        this.store = store;
    }

    Store store() {
        return store;
    }

    static String pipelineArn(String name) {
        return Arns.of("pipeline/" + name.toLowerCase(Locale.ROOT));
    }

    static String executionArn(String pipeline, String id) {
        return pipelineArn(pipeline) + "/execution/" + id;
    }

    Resource pipeline(String nameOrArn) {
        Optional<Resource> found = Arns.isArn(nameOrArn)
                ? store.resources().findByArn(nameOrArn)
                : store.resources().find(PIPELINE, nameOrArn);
        return found.filter(resource -> resource.kind().equals(PIPELINE))
                .orElseThrow(() -> EngineErrors.notFound(
                        "Pipeline '" + Arns.nameIn(nameOrArn) + "' does not exist in this workspace"));
    }

    Resource version(String pipeline, long version) {
        return store.resources()
                .find(VERSION, pipeline + "/" + version)
                .orElseThrow(() -> EngineErrors.notFound("Pipeline '" + pipeline + "' has no version " + version));
    }

    Resource execution(String arn) {
        return store.resources()
                .findByArn(arn)
                .filter(resource -> resource.kind().equals(EXECUTION))
                .orElseThrow(() -> EngineErrors.notFound("Pipeline execution with ARN " + arn + " does not exist"));
    }

    /** True of an execution that goes on. */
    static boolean isActive(Resource execution) {
        return execution.status().equals("Executing") || execution.status().equals("Stopping");
    }

    /** Forgets an execution, its steps, and what later ones could take over from it. */
    void deleteExecution(Resource execution) {
        store.steps().delete(execution.arn());
        store.cache().deleteExecution(execution.arn());
        store.resources().delete(EXECUTION, execution.name());
    }

    /** The definition of a version or execution. */
    String definition(Resource resource) {
        return store.definitions()
                .get(resource.document()
                        .path(Documents.HIDDEN)
                        .path("definition")
                        .asString(""));
    }

    /** The definition that a request brings, as text or in the store. */
    Optional<String> given(ObjectNode body) {
        if (body.hasNonNull("PipelineDefinition") && body.hasNonNull("PipelineDefinitionS3Location")) {
            throw EngineErrors.validation(
                    "The pipeline has two definitions: give either PipelineDefinition or PipelineDefinitionS3Location");
        }
        if (body.hasNonNull("PipelineDefinition")) {
            return Optional.of(body.path("PipelineDefinition").asString(""));
        }
        JsonNode location = body.path("PipelineDefinitionS3Location");
        if (!location.isObject()) {
            return Optional.empty();
        }
        ObjectUri uri = new ObjectUri.S3(
                location.path("Bucket").asString(""), location.path("ObjectKey").asString(""));
        try (InputStream in = store.objects().read(uri)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw EngineErrors.validation("The pipeline definition at " + uri + " cannot be read: " + e.getMessage());
        }
    }

    /** A response from a document: without what only the engine needs. */
    static ObjectNode response(Resource resource) {
        ObjectNode response = Documents.withTimes(resource);
        Documents.putUsers(response);
        return response;
    }
}
