package studio.atelier.engine.catalog.lineage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.Direction;
import software.amazon.awssdk.services.sagemaker.model.QueryFilters;
import software.amazon.awssdk.services.sagemaker.model.QueryLineageRequest;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.metadata.ListQuery;
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

    private final Store store;
    private final LineageEntities entities;

    public LineageQueryOperation(Store store) {
        this.store = store;
        this.entities = new LineageEntities(store);
    }

    public void register(OperationRegistry registry) {
        registry.register(QueryLineageRequest.class, call -> query(call.request()));
    }

    private ObjectNode query(QueryLineageRequest request) {
        int depth = bounded(request.maxDepth(), MOST_DEPTH, "maxDepth");
        int most = bounded(request.maxResults(), MOST_RESULTS, "maxResults");
        LineageGraph graph = LineageGraph.of(store);
        List<String> starts = starts(request, graph);
        boolean isStarted = !request.startArns().isEmpty();
        boolean withEdges = Boolean.TRUE.equals(request.includeEdges());
        LineageGraph.Walk walk = graph.walk(
                starts,
                Optional.ofNullable(request.direction()).orElse(Direction.BOTH),
                isStarted || withEdges ? depth : 0);
        LineageFilter filter = new LineageFilter(Objects.requireNonNullElse(
                request.filters(), QueryFilters.builder().build()));
        List<String> found = walk.from().keySet().stream()
                .filter(arn -> !isStarted || !starts.contains(arn))
                .filter(arn -> filter.accepts(lineageType(arn), entities.find(arn)))
                .toList();
        List<String> all = withEdges && isStarted ? List.copyOf(walk.ways(found)) : found;
        return answer(all, page(request, all.size()), most, withEdges ? walk.edges() : Set.of());
    }

    private static int bounded(@Nullable Integer asked, int most, String member) {
        if (asked == null) {
            return most;
        }
        if (asked < 1 || asked > most) {
            throw EngineErrors.validation("1 validation error detected: Value '" + asked + "' at '" + member
                    + "' failed to satisfy constraint: Member must have value "
                    + (asked < 1 ? "greater than or equal to 1" : "less than or equal to " + most));
        }
        return asked;
    }

    private List<String> starts(QueryLineageRequest request, LineageGraph graph) {
        if (request.startArns().isEmpty()) {
            return LineageEntities.KINDS.stream()
                    .flatMap(kind -> store.resources().list(ListQuery.all(kind)).resources().stream())
                    .map(Resource::arn)
                    .toList();
        }
        for (String arn : request.startArns()) {
            if (!graph.has(arn) && entities.find(arn).isEmpty()) {
                throw EngineErrors.notFound("There is no lineage entity " + arn);
            }
        }
        return request.startArns();
    }

    private static int page(QueryLineageRequest request, int size) {
        if (request.nextToken() == null || request.nextToken().isEmpty()) {
            return 0;
        }
        try {
            return Objects.checkIndex(Integer.parseInt(request.nextToken()), size);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw EngineErrors.validation("The NextToken is none of this query; ask again without it");
        }
    }

    private ObjectNode answer(List<String> all, int first, int most, Set<LineageGraph.Edge> edges) {
        List<String> page = all.subList(first, Math.min(all.size(), first + most));
        ObjectNode response = Json.object();
        ArrayNode vertices = response.putArray("Vertices");
        page.forEach(arn -> vertices.add(vertex(arn)));
        // An edge comes with the later of its ends, so that no page lacks an end of it that no page before had.
        Set<String> told = new HashSet<>(all.subList(0, first));
        Set<String> news = new HashSet<>(page);
        told.addAll(page);
        List<LineageGraph.Edge> shown = new ArrayList<>(edges);
        shown.removeIf(edge -> !(told.contains(edge.source()) && told.contains(edge.destination()))
                || !(news.contains(edge.source()) || news.contains(edge.destination())));
        ArrayNode list = response.putArray("Edges");
        shown.forEach(
                edge -> list.add(Documents.pick(edge.association(), "SourceArn", "DestinationArn", "AssociationType")));
        if (first + page.size() < all.size()) {
            response.put("NextToken", Integer.toString(first + page.size()));
        }
        return response;
    }

    private ObjectNode vertex(String arn) {
        ObjectNode vertex = Json.object().put("Arn", arn);
        entities.find(arn).map(LineageEntities::typeOf).ifPresent(type -> vertex.put("Type", type));
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
