package studio.atelier.engine.api.shape;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the members that are null out of a request, at any depth: to the service a member that is null is not there.
 * Nulls in lists and maps stay, for the check to refuse.
 */
public final class NullMembers {

    private final ApiShapes shapes;

    public NullMembers(ApiShapes shapes) {
        this.shapes = shapes;
    }

    public void remove(String operation, ObjectNode body) {
        shapes.operation(operation)
                .flatMap(ApiShapes.OperationShapes::input)
                .flatMap(shapes::shape)
                .ifPresent(shape -> remove(shape, body));
    }

    private void remove(Shape shape, JsonNode value) {
        switch (shape.type()) {
            case STRUCTURE -> {
                if (value instanceof ObjectNode structure) {
                    structure.removeIf(JsonNode::isNull);
                    shape.members().forEach((member, inner) -> remove(inner, structure.path(member)));
                }
            }
            case LIST -> shape.element().ifPresent(element -> value.forEach(each -> remove(element, each)));
            case MAP -> shape.value().ifPresent(inner -> value.forEach(each -> remove(inner, each)));
            default -> {}
        }
    }

    private void remove(String shape, JsonNode value) {
        if (value.isContainer()) {
            shapes.shape(shape).ifPresent(known -> remove(known, value));
        }
    }
}
