package studio.atelier.engine.catalog.search;

import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.api.shape.ApiShapes;
import studio.atelier.engine.api.shape.Shape;
import tools.jackson.databind.node.ObjectNode;

/**
 * The names that properties of a kind of resource can have: paths of members of its shape, through lists and into maps,
 * tags and metrics. A misspelled name is refused, as by the service, and does not just find nothing.
 */
final class SearchProperties {

    private static final String RECORD = "SearchRecord";

    // What a search is sorted by unless it says how; not every kind has it.
    private static final String DEFAULT_SORT = "LastModifiedTime";

    private final ApiShapes shapes = ApiShapes.sageMaker();
    private final Shape resource;

    private SearchProperties(Shape resource) {
        this.resource = resource;
    }

    /**
     * @param type that is searched: {@code TrainingJob}
     * @param member of the found record that holds what is asked about, within its member of the type; empty if that is
     *     it
     */
    static SearchProperties of(String type, Optional<String> member) {
        ApiShapes shapes = ApiShapes.sageMaker();
        Shape found = shapes.shape(RECORD)
                .flatMap(all -> shapes.member(all, type))
                .flatMap(shape -> member.isEmpty() ? Optional.of(shape) : shapes.member(shape, member.get()))
                .orElseThrow(() -> new IllegalStateException("api-shapes.json has no " + type + " in " + RECORD));
        return new SearchProperties(found);
    }

    /** @throws software.amazon.awssdk.services.sagemaker.model.SageMakerException if there is no such property */
    void require(String name) {
        boolean known = name.startsWith(PropertyValues.TAGS + ".")
                || name.startsWith(PropertyValues.METRICS + ".")
                || name.equals(DEFAULT_SORT)
                || has(resource, name);
        if (!known) {
            throw EngineErrors.validation("Unknown property name: " + name);
        }
    }

    /** Leaves of a description what a search shows of the resource. */
    ObjectNode shown(ObjectNode description) {
        return description.retain(resource.members().keySet());
    }

    private boolean has(Shape shape, String path) {
        return switch (shape.type()) {
            case LIST -> shape.element().flatMap(shapes::shape).stream().anyMatch(element -> has(element, path));
            case MAP -> true;
            case STRUCTURE ->
                path.isEmpty() || shape.members().entrySet().stream().anyMatch(member -> leads(member, path));
            default -> path.isEmpty();
        };
    }

    private boolean leads(Map.Entry<String, String> member, String path) {
        String name = member.getKey();
        if (path.equals(name)) {
            return true;
        }
        return path.startsWith(name + ".")
                && shapes.shape(member.getValue()).stream()
                        .anyMatch(inner -> has(inner, path.substring(name.length() + 1)));
    }
}
