package studio.atelier.engine.catalog.lineage;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.sagemaker.model.AddAssociationRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateActionRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateArtifactRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateContextRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteAssociationRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeActionRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeArtifactRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeContextRequest;
import software.amazon.awssdk.services.sagemaker.model.ListActionsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListArtifactsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListAssociationsRequest;
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

/** The operations on lineage entities and their associations (lifecycle.md section 1.2). */
public final class LineageOperations {

    private final Store store;
    private final LineageEntities entities;

    public LineageOperations(Store store) {
        this.store = store;
        this.entities = new LineageEntities(store);
    }

    public void register(OperationRegistry registry) {
        registry.register(CreateActionRequest.class, call -> createNamed(ResourceKinds.ACTION, "Action", call.body()))
                .register(
                        CreateContextRequest.class, call -> createNamed(ResourceKinds.CONTEXT, "Context", call.body()))
                .register(CreateArtifactRequest.class, call -> createArtifact(call.body()))
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
                                "Source"))
                .register(AddAssociationRequest.class, call -> associate(call.body()))
                .register(
                        DeleteAssociationRequest.class,
                        call -> dissociate(
                                call.request().sourceArn(), call.request().destinationArn()))
                .register(ListAssociationsRequest.class, call -> associations(call.body()));
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
        return Documents.withTimes(
                found.orElseThrow(() -> EngineErrors.notFound("There is no " + kind + " " + nameOrArn)));
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

    private ObjectNode associate(ObjectNode body) {
        String source = body.path("SourceArn").asString("");
        String destination = body.path("DestinationArn").asString("");
        String name = associationName(source, destination);
        try {
            store.resources()
                    .create(Resource.of(
                            ResourceKinds.ASSOCIATION,
                            name,
                            Arns.of("association/" + name),
                            "Created",
                            body.deepCopy()));
        } catch (DuplicateResourceException e) {
            throw EngineErrors.validation("The association of " + source + " with " + destination + " already exists");
        }
        return Json.object().put("SourceArn", source).put("DestinationArn", destination);
    }

    private ObjectNode dissociate(String source, String destination) {
        if (!store.resources().delete(ResourceKinds.ASSOCIATION, associationName(source, destination))) {
            throw EngineErrors.notFound("There is no association of " + source + " with " + destination);
        }
        return Json.object().put("SourceArn", source).put("DestinationArn", destination);
    }

    private static String associationName(String source, String destination) {
        return UUID.nameUUIDFromBytes((source + " " + destination).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private ObjectNode associations(ObjectNode body) {
        ListQuery query = ListRequest.read(ResourceKinds.ASSOCIATION, body, ListQuery.SortBy.CREATED, false);
        for (String member : new String[] {"SourceArn", "DestinationArn", "AssociationType"}) {
            Optional<String> wanted = text(body, member);
            if (wanted.isPresent()) {
                query = query.where(
                        found -> found.document().path(member).asString("").equals(wanted.get()));
            }
        }
        for (String end : new String[] {"Source", "Destination"}) {
            Optional<String> wanted = text(body, end + "Type");
            if (wanted.isPresent()) {
                query = query.where(found -> entity(found, end)
                        .filter(entity -> LineageEntities.typeOf(entity).equals(wanted.get()))
                        .isPresent());
            }
        }
        return new Listings(store.resources()).answer(query, "AssociationSummaries", found -> {
            ObjectNode summary = Documents.pick(found.document(), "SourceArn", "DestinationArn", "AssociationType");
            for (String end : new String[] {"Source", "Destination"}) {
                entity(found, end)
                        .ifPresent(entity -> summary.put(end + "Type", LineageEntities.typeOf(entity))
                                .put(end + "Name", LineageEntities.nameOf(entity)));
            }
            Documents.putTime(summary, "CreationTime", found.created());
            return summary;
        });
    }

    /** What an association begins or ends at, if it is an entity of lineage. */
    private Optional<Resource> entity(Resource association, String end) {
        return entities.find(association.document().path(end + "Arn").asString(""));
    }

    private static Optional<String> text(ObjectNode body, String member) {
        return Optional.ofNullable(body.get(member)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }
}
