package studio.atelier.engine.catalog.lineage;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.sagemaker.model.CreateActionRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateArtifactRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateContextRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeActionRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeArtifactRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeContextRequest;
import software.amazon.awssdk.services.sagemaker.model.ListActionsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListArtifactsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListContextsRequest;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.document.Tags;
import studio.atelier.engine.store.listing.ListRequest;
import studio.atelier.engine.store.listing.Listings;
import studio.atelier.engine.store.metadata.Arns;
import studio.atelier.engine.store.metadata.DuplicateResourceException;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.metadata.ResourceKinds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations on lineage entities: actions, contexts, artifacts (lifecycle.md section 1.2). */
public final class LineageOperations {

    private final Store store;

    public LineageOperations(Store store) {
        this.store = store;
    }

    public void register(OperationRegistry registry) {
        new AssociationOperations(store).register(registry);
        registry.registerCarrying(
                        CreateActionRequest.class, call -> createNamed(ResourceKinds.ACTION, "Action", call.body()))
                .registerCarrying(
                        CreateContextRequest.class, call -> createNamed(ResourceKinds.CONTEXT, "Context", call.body()))
                .registerCarrying(CreateArtifactRequest.class, call -> createArtifact(call.body()))
                .register(
                        DescribeActionRequest.class,
                        call -> describe(ResourceKinds.ACTION, call.request().actionName()))
                .register(
                        DescribeContextRequest.class,
                        call -> describe(ResourceKinds.CONTEXT, call.request().contextName()))
                .register(
                        DescribeArtifactRequest.class,
                        call -> describe(ResourceKinds.ARTIFACT, call.request().artifactArn()))
                .register(
                        ListActionsRequest.class,
                        call -> list(
                                ResourceKinds.ACTION,
                                "ActionSummaries",
                                call.body(),
                                "ActionName",
                                "ActionArn",
                                "ActionType",
                                "Status",
                                "Source"))
                .register(
                        ListContextsRequest.class,
                        call -> list(
                                ResourceKinds.CONTEXT,
                                "ContextSummaries",
                                call.body(),
                                "ContextName",
                                "ContextArn",
                                "ContextType",
                                "Source"))
                .register(
                        ListArtifactsRequest.class,
                        call -> list(
                                ResourceKinds.ARTIFACT,
                                "ArtifactSummaries",
                                call.body(),
                                "ArtifactName",
                                "ArtifactArn",
                                "ArtifactType",
                                "Source"));
    }

    private ObjectNode createNamed(String kind, String prefix, ObjectNode body) {
        String name = body.path(prefix + "Name").asString("");
        String arn = Arns.of(kind + "/" + name.toLowerCase(Locale.ROOT));
        ObjectNode document = withoutTags(body).put(prefix + "Arn", arn);
        try {
            create(Resource.of(kind, name, arn, "Created", document), body);
        } catch (DuplicateResourceException e) {
            throw EngineErrors.validation(prefix + " already exists: " + arn);
        }
        return Json.object().put(prefix + "Arn", arn);
    }

    /** One artifact per source URI: a second creation answers with the first. */
    private ObjectNode createArtifact(ObjectNode body) {
        String uri = body.path("Source").path("SourceUri").asString("");
        // The URI makes the ARN, so that two creations at once find each other.
        String arn = Arns.of("artifact/"
                + UUID.nameUUIDFromBytes(uri.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", ""));
        try {
            create(
                    Resource.of(
                            ResourceKinds.ARTIFACT,
                            arn,
                            arn,
                            "Created",
                            withoutTags(body).put("ArtifactArn", arn)),
                    body);
        } catch (DuplicateResourceException e) {
            // The first one is the answer.
            return Json.object().put("ArtifactArn", arn);
        }
        return Json.object().put("ArtifactArn", arn);
    }

    private void create(Resource resource, ObjectNode body) {
        store.resources().create(resource);
        store.tags().put(resource.arn(), Tags.of(body));
    }

    private static ObjectNode withoutTags(ObjectNode body) {
        ObjectNode document = body.deepCopy();
        document.remove("Tags");
        return document;
    }

    private ObjectNode describe(String kind, String nameOrArn) {
        Optional<Resource> found = Arns.isArn(nameOrArn)
                ? store.resources().findByArn(nameOrArn)
                : store.resources().find(kind, nameOrArn);
        return Documents.withTimes(found.filter(resource -> resource.kind().equals(kind))
                .orElseThrow(() -> EngineErrors.notFound("There is no " + kind + " " + nameOrArn)));
    }

    private ObjectNode list(String kind, String member, ObjectNode body, String... members) {
        ListQuery query = ListRequest.read(kind, body, ListQuery.SortBy.CREATED, false);
        Optional<String> source = text(body, "SourceUri");
        Optional<String> type = text(body, LineageEntities.typeMember(kind));
        ListQuery filtered = query.where(found -> source.stream()
                        .allMatch(uri -> found.document()
                                .path("Source")
                                .path("SourceUri")
                                .asString("")
                                .equals(uri))
                && type.stream().allMatch(wanted -> wanted.equals(LineageEntities.typeOf(found))));
        return new Listings(store.resources()).answer(filtered, member, found -> {
            ObjectNode summary = Documents.pick(found.document(), members);
            Documents.putTime(summary, "CreationTime", found.created());
            Documents.putTime(summary, "LastModifiedTime", found.modified());
            return summary;
        });
    }

    private static Optional<String> text(ObjectNode body, String member) {
        return Optional.ofNullable(body.get(member)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }
}
