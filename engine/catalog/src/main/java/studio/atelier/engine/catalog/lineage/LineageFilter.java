package studio.atelier.engine.catalog.lineage;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.QueryFilters;
import studio.atelier.engine.store.metadata.Resource;

/** Which of the entities that a lineage query comes to are wanted. What is not given does not narrow. */
record LineageFilter(QueryFilters filters) {

    /** @param entity if it is stored; of one that is not, only the type of lineage is known */
    boolean accepts(String lineageType, Optional<Resource> entity) {
        return (!filters.hasLineageTypes() || filters.lineageTypesAsStrings().contains(lineageType))
                && entity.map(this::accepts).orElse(!asksForMore());
    }

    private boolean asksForMore() {
        return filters.hasTypes()
                || filters.hasProperties()
                || Stream.of(
                                filters.createdAfter(),
                                filters.createdBefore(),
                                filters.modifiedAfter(),
                                filters.modifiedBefore())
                        .anyMatch(Objects::nonNull);
    }

    private boolean accepts(Resource entity) {
        return (!filters.hasTypes() || filters.types().contains(LineageEntities.typeOf(entity)))
                && isBetween(filters.createdAfter(), entity.created(), filters.createdBefore())
                && isBetween(filters.modifiedAfter(), entity.modified(), filters.modifiedBefore())
                && (!filters.hasProperties() || hasOneOf(entity));
    }

    private static boolean isBetween(@Nullable Instant after, Instant time, @Nullable Instant before) {
        return (after == null || time.isAfter(after)) && (before == null || time.isBefore(before));
    }

    private boolean hasOneOf(Resource entity) {
        return filters.properties().entrySet().stream()
                .anyMatch(property -> entity.document()
                        .path("Properties")
                        .path(property.getKey())
                        .asString("")
                        .equals(property.getValue()));
    }
}
