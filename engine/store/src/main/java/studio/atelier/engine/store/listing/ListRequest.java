package studio.atelier.engine.store.listing;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.codec.SdkCodec;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.store.metadata.ListQuery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the members that all List requests share: NextToken, MaxResults, SortBy, SortOrder,
 * NameContains, StatusEquals, CreationTimeAfter and Before, LastModifiedTimeAfter and Before. The request was
 * checked against its shape.
 */
public final class ListRequest {

    /** What a NextToken that this engine did not give is answered with. */
    public static final String INVALID_TOKEN =
            "The NextToken is not valid; take it from the response before, unchanged";

    private static final int DEFAULT_RESULTS = 10;

    // What the APIs call the columns.
    private static final Map<String, ListQuery.SortBy> SORTS = Map.of(
            "name", ListQuery.SortBy.NAME,
            "creationtime", ListQuery.SortBy.CREATED,
            "lastmodifiedtime", ListQuery.SortBy.MODIFIED,
            "status", ListQuery.SortBy.STATUS,
            "pipelineexecutionarn", ListQuery.SortBy.NAME);

    private ListRequest() {}

    /**
     * @param defaultSort what the API sorts by unless told otherwise
     * @param defaultAscending true if it then sorts ascending
     * @throws software.amazon.awssdk.services.sagemaker.model.SageMakerException if it is to be sorted by what is no
     *     column
     */
    public static ListQuery read(String kind, ObjectNode body, ListQuery.SortBy defaultSort, boolean defaultAscending) {
        return new ListQuery(
                kind,
                Optional.empty(),
                text(body, "NameContains"),
                text(body, "StatusEquals"),
                time(body, "CreationTimeAfter", "CreatedAfter"),
                time(body, "CreationTimeBefore", "CreatedBefore"),
                time(body, "LastModifiedTimeAfter", "LastModifiedAfter"),
                time(body, "LastModifiedTimeBefore", "LastModifiedBefore"),
                sort(body, defaultSort),
                text(body, "SortOrder").map(order -> order.equals("Ascending")).orElse(defaultAscending),
                body.path("MaxResults").asInt(DEFAULT_RESULTS),
                text(body, "NextToken"),
                resource -> true);
    }

    private static ListQuery.SortBy sort(ObjectNode body, ListQuery.SortBy defaultSort) {
        Optional<String> asked = text(body, "SortBy");
        if (asked.isEmpty()) {
            return defaultSort;
        }
        return Optional.ofNullable(SORTS.get(asked.get().toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> EngineErrors.validation("This engine does not sort by " + asked.get()
                        + " here; it does by Name, CreationTime and, of jobs, Status"));
    }

    private static Optional<String> text(ObjectNode body, String member) {
        return Optional.ofNullable(body.get(member)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    private static Optional<Instant> time(ObjectNode body, String member, String otherName) {
        @Nullable JsonNode value = body.has(member) ? body.get(member) : body.get(otherName);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        return SdkCodec.time(value);
    }
}
