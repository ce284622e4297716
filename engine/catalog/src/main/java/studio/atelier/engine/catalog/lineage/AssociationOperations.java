package studio.atelier.engine.catalog.lineage;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.sagemaker.model.AddAssociationRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteAssociationRequest;
import software.amazon.awssdk.services.sagemaker.model.ListAssociationsRequest;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.listing.ListPages;
import studio.atelier.engine.store.listing.ListRequest;
import studio.atelier.engine.store.listing.Listings;
import studio.atelier.engine.store.metadata.Arns;
import studio.atelier.engine.store.metadata.DuplicateResourceException;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.metadata.ResourceKinds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations on associations of lineage entities (lifecycle.md section 1.2). */
final class AssociationOperations {

    private static final String SUMMARIES = "AssociationSummaries";
    private static final int DEFAULT_RESULTS = 10;

    private final Store store;
    private final LineageEntities entities;

    AssociationOperations(Store store) {
        this.store = store;
        this.entities = new LineageEntities(store);
    }

    void register(OperationRegistry registry) {
        registry.registerCarrying(AddAssociationRequest.class, call -> associate(call.body()))
                .register(
                        DeleteAssociationRequest.class,
                        call -> dissociate(
                                call.request().sourceArn(), call.request().destinationArn()))
                .register(ListAssociationsRequest.class, call -> list(call.body()));
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

    private ObjectNode list(ObjectNode body) {
        Optional<String> member = text(body, "SortBy").filter(sort -> !sort.equals("CreationTime"));
        return member.isPresent()
                ? sorted(body, member.get())
                : new Listings(store.resources()).answer(query(body), SUMMARIES, this::summary);
    }

    /** By what the store has no column for: SourceArn, DestinationArn, SourceType, DestinationType. */
    private ObjectNode sorted(ObjectNode body, String member) {
        ObjectNode all = body.deepCopy();
        all.remove(List.of("SortBy", "NextToken"));
        Comparator<ObjectNode> order =
                Comparator.comparing(summary -> summary.path(member).asString(""));
        boolean ascending = text(body, "SortOrder").filter("Ascending"::equals).isPresent();
        List<ObjectNode> summaries = store.resources().list(query(all).first(Integer.MAX_VALUE)).resources().stream()
                .map(this::summary)
                .sorted(ascending ? order : order.reversed())
                .toList();
        return ListPages.answer(summaries, SUMMARIES, body, DEFAULT_RESULTS);
    }

    private ListQuery query(ObjectNode body) {
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
        return query;
    }

    private ObjectNode summary(Resource found) {
        ObjectNode summary = Documents.pick(found.document(), "SourceArn", "DestinationArn", "AssociationType");
        for (String end : new String[] {"Source", "Destination"}) {
            entity(found, end)
                    .ifPresent(entity -> summary.put(end + "Type", LineageEntities.typeOf(entity))
                            .put(end + "Name", LineageEntities.nameOf(entity)));
        }
        Documents.putTime(summary, "CreationTime", found.created());
        return summary;
    }

    /** What an association begins or ends at, if it is an entity of lineage. */
    private Optional<Resource> entity(Resource association, String end) {
        return entities.find(association.document().path(end + "Arn").asString(""));
    }

    private static Optional<String> text(ObjectNode body, String member) {
        return Optional.ofNullable(body.get(member)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }
}
