package studio.atelier.engine.store.listing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.store.metadata.ListQuery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the members that all List requests share: NextToken, MaxResults, SortBy, SortOrder,
 * NameContains, StatusEquals, CreationTimeAfter and Before, LastModifiedTimeAfter and Before.
 */
public final class ListRequest {

    private static final int DEFAULT_RESULTS = 10;
    private static final int MOST_RESULTS = 100;

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
     * @throws software.amazon.awssdk.services.sagemaker.model.SageMakerException if a member is out of
     *     its bounds
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
                limit(body),
                text(body, "NextToken"),
                resource -> true);
    }

    private static ListQuery.SortBy sort(ObjectNode body, ListQuery.SortBy defaultSort) {
        Optional<String> asked = text(body, "SortBy");
        if (asked.isEmpty()) {
            return defaultSort;
        }
        return Optional.ofNullable(SORTS.get(asked.get().toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> EngineErrors.validation("1 validation error detected: Value at 'sortBy' failed to"
                        + " satisfy constraint: Member must satisfy enum value set: [Name, CreationTime, Status]"));
    }

    private static int limit(ObjectNode body) {
        JsonNode asked = body.get("MaxResults");
        if (asked == null || asked.isNull()) {
            return DEFAULT_RESULTS;
        }
        int limit = asked.asInt(0);
        if (limit < 1 || limit > MOST_RESULTS) {
            throw EngineErrors.validation("1 validation error detected: Value at 'maxResults' failed to satisfy"
                    + " constraint: Member must have value "
                    + (limit < 1 ? "greater than or equal to 1" : "less than or equal to " + MOST_RESULTS));
        }
        return limit;
    }

    private static Optional<String> text(ObjectNode body, String member) {
        return Optional.ofNullable(body.get(member)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    private static Optional<Instant> time(ObjectNode body, String member, String otherName) {
        @Nullable JsonNode value = body.has(member) ? body.get(member) : body.get(otherName);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (value.isNumber()) {
            BigDecimal millis = value.decimalValue().movePointRight(3);
            return Optional.of(Instant.ofEpochMilli(millis.longValue()));
        }
        return Optional.of(OffsetDateTime.parse(value.stringValue()).toInstant());
    }
}
