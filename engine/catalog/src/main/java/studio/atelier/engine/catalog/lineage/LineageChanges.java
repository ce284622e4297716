package studio.atelier.engine.catalog.lineage;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.DeleteActionRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteArtifactRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteContextRequest;
import software.amazon.awssdk.services.sagemaker.model.UpdateActionRequest;
import software.amazon.awssdk.services.sagemaker.model.UpdateArtifactRequest;
import software.amazon.awssdk.services.sagemaker.model.UpdateContextRequest;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.metadata.ResourceKinds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations that change and delete lineage entities. */
public final class LineageChanges {

    private final Store store;

    public LineageChanges(Store store) {
        this.store = store;
    }

    public void register(OperationRegistry registry) {
        registry.register(
                        UpdateActionRequest.class,
                        call -> update(
                                named(ResourceKinds.ACTION, call.request().actionName()),
                                "ActionArn",
                                call.body(),
                                "Description",
                                "Status"))
                .register(
                        UpdateContextRequest.class,
                        call -> update(
                                named(ResourceKinds.CONTEXT, call.request().contextName()),
                                "ContextArn",
                                call.body(),
                                "Description"))
                .register(
                        UpdateArtifactRequest.class,
                        call -> update(
                                named(ResourceKinds.ARTIFACT, call.request().artifactArn()),
                                "ArtifactArn",
                                call.body(),
                                "ArtifactName"))
                .register(
                        DeleteActionRequest.class,
                        call -> delete(
                                named(ResourceKinds.ACTION, call.request().actionName()), "ActionArn"))
                .register(
                        DeleteContextRequest.class,
                        call -> delete(
                                named(ResourceKinds.CONTEXT, call.request().contextName()), "ContextArn"))
                .register(DeleteArtifactRequest.class, call -> delete(artifact(call.body()), "ArtifactArn"));
    }

    private Resource named(String kind, String name) {
        return store.resources()
                .find(kind, name)
                .orElseThrow(() -> EngineErrors.notFound("There is no " + kind + " " + name));
    }

    /** By its ARN, or by the source that it stands for. */
    private Resource artifact(ObjectNode body) {
        String uri = body.path("Source").path("SourceUri").asString("");
        if (body.hasNonNull("ArtifactArn") || uri.isEmpty()) {
            return named(ResourceKinds.ARTIFACT, body.path("ArtifactArn").asString(""));
        }
        return store
                .resources()
                .list(ListQuery.all(ResourceKinds.ARTIFACT)
                        .where(found -> found.document()
                                .path("Source")
                                .path("SourceUri")
                                .asString("")
                                .equals(uri)))
                .resources()
                .stream()
                .findFirst()
                .orElseThrow(() -> EngineErrors.notFound("There is no artifact of " + uri));
    }

    private ObjectNode update(Resource entity, String arnMember, ObjectNode body, String... members) {
        store.resources().update(entity.kind(), entity.name(), before -> {
            ObjectNode document = before.document().deepCopy();
            for (String member : members) {
                Documents.copy(body, document, member);
            }
            if (body.get("Properties") instanceof ObjectNode properties) {
                ObjectNode all = document.withObject("/Properties");
                properties.properties().forEach(e -> all.set(e.getKey(), e.getValue()));
            }
            for (JsonNode key : body.path("PropertiesToRemove")) {
                document.withObject("/Properties").remove(key.asString(""));
            }
            return before.withDocument(document);
        });
        return Json.object().put(arnMember, entity.arn());
    }

    private ObjectNode delete(Resource entity, String arnMember) {
        Optional<Resource> tie = store
                .resources()
                .list(ListQuery.all(ResourceKinds.ASSOCIATION)
                        .where(found -> List.of("SourceArn", "DestinationArn").stream()
                                .anyMatch(end ->
                                        found.document().path(end).asString("").equals(entity.arn())))
                        .first(1))
                .resources()
                .stream()
                .findFirst();
        if (tie.isPresent()) {
            throw EngineErrors.validation("The " + entity.kind() + " " + entity.arn()
                    + " has associations; delete them first, as that of "
                    + tie.get().document().path("SourceArn").asString("") + " with "
                    + tie.get().document().path("DestinationArn").asString(""));
        }
        store.resources().delete(entity.kind(), entity.name());
        return Json.object().put(arnMember, entity.arn());
    }
}
