package studio.atelier.engine.catalog.lineage;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.Direction;
import software.amazon.awssdk.services.sagemaker.model.QueryFilters;
import software.amazon.awssdk.services.sagemaker.model.QueryLineageRequest;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.Call;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.listing.ListPages;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.metadata.ResourceKinds;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * QueryLineage (lifecycle.md section 1.2). Where the API's pages are silent: without edges, a start is no result of its
 * own query; with edges, the answer has all on the ways to what was found, the start too; without a start, all entities
 * are looked at and no association is followed.
 */
public final class LineageQueryOperation {

    private static final int MOST_DEPTH = 10;
    private static final int MOST_RESULTS = 50;
    private static final String VERTICES = "Vertices";

    private final Store store;

    public LineageQueryOperation(Store store) {
        this.store = store;
    }

    public void register(OperationRegistry registry) {
        registry.register(QueryLineageRequest.class, this::query);
    }

    private ObjectNode query(Call<QueryLineageRequest> call) {
        QueryLineageRequest request = call.request();
        requirePositive(request.maxDepth(), "maxDepth");
        requirePositive(request.maxResults(), "maxResults");
        Map<String, Resource> entities = new LineageEntities(store).all();
        LineageGraph graph = LineageGraph.of(store);
        boolean isStarted = !request.startArns().isEmpty();
        boolean withEdges = Boolean.TRUE.equals(request.includeEdges());
        Collection<String> starts = isStarted ? request.startArns() : entities.keySet();
        for (String arn : starts) {
            if (!graph.has(arn) && !entities.containsKey(arn)) {
                throw EngineErrors.notFound("There is no lineage entity " + arn);
            }
        }
        LineageGraph.Walk walk = graph.walk(
                starts,
                Optional.ofNullable(request.direction()).orElse(Direction.BOTH),
                isStarted || withEdges ? Optional.ofNullable(request.maxDepth()).orElse(MOST_DEPTH) : 0);
        LineageFilter filter = new LineageFilter(Objects.requireNonNullElse(
                request.filters(), QueryFilters.builder().build()));
        List<String> found = walk.from().keySet().stream()
                .filter(arn -> !isStarted || !starts.contains(arn))
                .filter(arn -> filter.accepts(lineageType(arn), Optional.ofNullable(entities.get(arn))))
                .toList();
        List<String> all = withEdges && isStarted ? List.copyOf(walk.ways(found)) : found;
        List<ObjectNode> vertices =
                all.stream().map(arn -> vertex(arn, entities.get(arn))).toList();
        ObjectNode response = ListPages.answer(vertices, VERTICES, call.body(), MOST_RESULTS);
        putEdges(response, all, withEdges ? walk.edges() : Set.of());
        return response;
    }

    // The API's shape says how much at most, and not how little.
    private static void requirePositive(@Nullable Integer asked, String member) {
        if (asked != null && asked < 1) {
            throw EngineErrors.validation("1 validation error detected: Value '" + asked + "' at '" + member
                    + "' failed to satisfy constraint: Member must have value greater than or equal to 1");
        }
    }

    /** An edge comes with the later of its ends, so that no page lacks an end of it that no page before had. */
    private static void putEdges(ObjectNode response, List<String> all, Set<LineageGraph.Edge> edges) {
        Map<String, Integer> places = new HashMap<>();
        all.forEach(arn -> places.put(arn, places.size()));
        int first = response.path(VERTICES).isEmpty()
                ? all.size()
                : places.getOrDefault(
                        response.path(VERTICES).path(0).path("Arn").asString(""), 0);
        int end = first + response.path(VERTICES).size();
        ArrayNode list = response.putArray("Edges");
        for (LineageGraph.Edge edge : edges) {
            Integer source = places.get(edge.source());
            Integer destination = places.get(edge.destination());
            if (source != null && destination != null) {
                int later = Math.max(source, destination);
                if (first <= later && later < end) {
                    list.add(Documents.pick(edge.association(), "SourceArn", "DestinationArn", "AssociationType"));
                }
            }
        }
    }

    private static ObjectNode vertex(String arn, @Nullable Resource entity) {
        ObjectNode vertex = Json.object().put("Arn", arn);
        if (entity != null) {
            vertex.put("Type", LineageEntities.typeOf(entity));
        }
        return vertex.put("LineageType", lineageType(arn));
    }

    private static String lineageType(String arn) {
        String[] parts = arn.split("[:/]");
        return switch (parts.length > 5 ? parts[5] : "") {
            case ResourceKinds.ACTION -> "Action";
            case ResourceKinds.CONTEXT -> "Context";
            case ResourceKinds.ARTIFACT -> "Artifact";
            default -> "TrialComponent";
        };
    }
}
