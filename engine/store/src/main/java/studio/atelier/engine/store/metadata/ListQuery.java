package studio.atelier.engine.store.metadata;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What to list. Bounds of times are exclusive, as SageMaker's are.
 *
 * @param limit greatest number of resources, at least 1
 * @param token where the page before ended
 * @param filter what the columns cannot say
 */
public record ListQuery(
        String kind,
        Optional<String> parent,
        Optional<String> nameContains,
        Optional<String> status,
        Optional<Instant> createdAfter,
        Optional<Instant> createdBefore,
        Optional<Instant> modifiedAfter,
        Optional<Instant> modifiedBefore,
        SortBy sortBy,
        boolean ascending,
        int limit,
        Optional<String> token,
        Predicate<Resource> filter) {

    /** The columns a listing can be sorted by. */
    public enum SortBy {
        NAME("name"),
        CREATED("created"),
        MODIFIED("modified"),
        STATUS("status");

        private final String column;

        SortBy(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /** Everything of a kind, newest first. */
    public static ListQuery all(String kind) {
        return new ListQuery(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SortBy.CREATED,
                false,
                Integer.MAX_VALUE,
                Optional.empty(),
                r -> true);
    }

    public ListQuery ofParent(String newParent) {
        return with(Optional.of(newParent), status, limit, filter);
    }

    /** The same, cut to its first resources. */
    public ListQuery first(int most) {
        return with(parent, status, most, filter);
    }

    public ListQuery ofStatus(String newStatus) {
        return with(parent, Optional.of(newStatus), limit, filter);
    }

    public ListQuery where(Predicate<Resource> condition) {
        return with(parent, status, limit, filter.and(condition));
    }

    private ListQuery with(
            Optional<String> newParent, Optional<String> newStatus, int newLimit, Predicate<Resource> newFilter) {
        return new ListQuery(
                kind,
                newParent,
                nameContains,
                newStatus,
                createdAfter,
                createdBefore,
                modifiedAfter,
                modifiedBefore,
                sortBy,
                ascending,
                newLimit,
                token,
                newFilter);
    }
}
