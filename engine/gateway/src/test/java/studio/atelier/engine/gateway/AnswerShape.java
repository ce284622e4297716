package studio.atelier.engine.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.api.shape.ApiShapes;
import studio.atelier.engine.api.shape.Shape;
import tools.jackson.databind.JsonNode;

/** Compares answers with the shapes of the API: no member that it does not know, none of another type, none missing. */
final class AnswerShape {

    private final ApiShapes shapes = ApiShapes.sageMaker();
    private final List<String> found = new ArrayList<>();

    private AnswerShape() {}

    /** What is wrong with an answer, one text each. */
    static List<String> differences(String operation, JsonNode answer) {
        AnswerShape check = new AnswerShape();
        check.shapes
                .operation(operation)
                .flatMap(ApiShapes.OperationShapes::output)
                .flatMap(check.shapes::shape)
                .ifPresent(shape -> check.check(shape, answer, operation));
        return check.found;
    }

    private void check(Shape shape, JsonNode value, String path) {
        boolean right = switch (shape.type()) {
            case STRUCTURE, MAP -> value.isObject();
            case LIST -> value.isArray();
            case STRING, BLOB -> value.isString();
            case BOOLEAN -> value.isBoolean();
            case INTEGER -> value.isNumber() && value.canConvertToInt();
            case LONG -> value.isNumber() && value.canConvertToLong();
            case FLOAT, DOUBLE, TIMESTAMP -> value.isNumber();
        };
        if (!right) {
            found.add(path + " is no " + shape.type() + ": " + value);
            return;
        }
        switch (shape.type()) {
            case STRUCTURE -> members(shape, value, path);
            case LIST -> {
                for (int i = 0; i < value.size(); i++) {
                    inner(shape.element().orElseThrow(), value.get(i), path + "[" + i + "]");
                }
            }
            case MAP ->
                value.properties()
                        .forEach(entry ->
                                inner(shape.value().orElseThrow(), entry.getValue(), path + "." + entry.getKey()));
            case STRING -> {
                boolean local = shape.name().endsWith("InstanceType");
                if (!shape.enumValues().isEmpty()
                        && !local
                        && !shape.enumValues().contains(value.stringValue())) {
                    found.add(path + " is none of " + shape.enumValues() + ": " + value);
                }
            }
            default -> {}
        }
    }

    private void members(Shape shape, JsonNode value, String path) {
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String known = shape.members().get(member.getKey());
            if (known == null) {
                found.add(path + " has no member " + member.getKey());
            } else {
                inner(known, member.getValue(), path + "." + member.getKey());
            }
        }
        shape.required().stream()
                .filter(required -> !value.has(required))
                .forEach(missing -> found.add(path + "." + missing + " is missing"));
    }

    private void inner(String shape, JsonNode value, String path) {
        shapes.shape(shape).ifPresent(known -> check(known, value, path));
    }
}
