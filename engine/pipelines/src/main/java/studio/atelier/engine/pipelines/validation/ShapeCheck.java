package studio.atelier.engine.pipelines.validation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.api.shape.Shape;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.ParameterType;
import studio.atelier.engine.pipelines.definition.Pointers;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.pipelines.expression.ExpressionParser;
import studio.atelier.engine.pipelines.expression.ScalarCast;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares a step's Arguments with a shape of the API, at any depth. Expressions count by their type. */
final class ShapeCheck {

    private static final Set<String> ROLES = Set.of("RoleArn", "ExecutionRoleArn");

    private final Validation validation;
    private final Step step;
    private final Members members;
    private final FieldTypes fieldTypes;
    private final TextCheck texts;

    ShapeCheck(Validation validation, Step step) {
        this.validation = validation;
        this.step = step;
        this.members = new Members(validation);
        this.fieldTypes = new FieldTypes(validation);
        this.texts = new TextCheck(validation);
    }

    void request(Shape shape) {
        structure(shape, step.arguments(), step.argumentsPointer(), "The Arguments of step " + step.name());
    }

    private void value(Shape shape, JsonNode value, String pointer, String field) {
        if (ExpressionParser.isExpression(value)) {
            fieldTypes.check(value, pointer, field, shape.type());
            return;
        }
        switch (shape.type()) {
            case STRUCTURE -> {
                if (value instanceof ObjectNode object) {
                    structure(shape, object, pointer, field);
                } else {
                    wrongType(shape, value, pointer, field);
                }
            }
            case LIST -> {
                if (value instanceof ArrayNode array) {
                    list(shape, array, pointer, field);
                } else {
                    wrongType(shape, value, pointer, field);
                }
            }
            case MAP -> {
                if (value instanceof ObjectNode object) {
                    map(shape, object, pointer, field);
                } else {
                    wrongType(shape, value, pointer, field);
                }
            }
            case STRING, BLOB -> {
                if (value.isString()) {
                    texts.check(shape, value.stringValue(), pointer, field);
                } else {
                    wrongType(shape, value, pointer, field);
                }
            }
            default -> scalar(shape, value, pointer, field);
        }
    }

    private void structure(Shape shape, ObjectNode object, String pointer, String field) {
        members.known(object, pointer, field, shape.members().keySet());
        for (String required : shape.required()) {
            if (Nodes.get(object, required).isEmpty()) {
                missing(object, required, pointer, field);
            }
        }
        for (Map.Entry<String, String> member : shape.members().entrySet()) {
            Nodes.get(object, member.getKey())
                    .ifPresent(value -> validation
                            .shapes()
                            .shape(member.getValue())
                            .ifPresent(inner ->
                                    value(inner, value, Pointers.child(pointer, member.getKey()), member.getKey())));
        }
    }

    private void missing(ObjectNode object, String required, String pointer, String field) {
        boolean root = object == step.arguments();
        if (root && required.equals(ownName(step.type()))) {
            return;
        }
        if (root && ROLES.contains(required)) {
            validation
                    .findings()
                    .warning(
                            "missing-role",
                            pointer,
                            field + " have no \"" + required + "\", which SageMaker asks for; add one.");
        } else {
            members.missing(pointer, required, field);
        }
    }

    private void list(Shape shape, ArrayNode array, String pointer, String field) {
        size(shape, array.size(), pointer, field, "items");
        Optional<Shape> element = shape.element().flatMap(validation.shapes()::shape);
        for (int i = 0; element.isPresent() && i < array.size(); i++) {
            value(element.get(), array.get(i), Pointers.child(pointer, i), "An item of " + field);
        }
    }

    private void map(Shape shape, ObjectNode object, String pointer, String field) {
        size(shape, object.size(), pointer, field, "entries");
        Optional<Shape> key = shape.key().flatMap(validation.shapes()::shape);
        Optional<Shape> element = shape.value().flatMap(validation.shapes()::shape);
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String place = Pointers.child(pointer, entry.getKey());
            key.ifPresent(k -> texts.check(k, entry.getKey(), place, "A key of " + field));
            element.ifPresent(e -> value(e, entry.getValue(), place, field + " " + Words.brief(entry.getKey())));
        }
    }

    private void scalar(Shape shape, JsonNode value, String pointer, String field) {
        Optional<Shape.Type> type = Typing.of(value);
        if (type.isEmpty() || !Typing.fits(shape.type(), type.get())) {
            wrongType(shape, value, pointer, field);
            return;
        }
        if (shape.type().isNumber()) {
            double number = Double.parseDouble(value.asString());
            if (shape.min().filter(min -> number < min).isPresent()
                    || shape.max().filter(max -> number > max).isPresent()) {
                validation
                        .findings()
                        .error(
                                "out-of-range",
                                pointer,
                                field + " is " + Words.brief(value) + "; it may be "
                                        + Limits.range(shape.min(), shape.max(), "") + ".");
            }
        }
    }

    private void size(Shape shape, int size, String pointer, String field, String unit) {
        if (shape.min().filter(min -> size < min).isPresent()
                || shape.max().filter(max -> size > max).isPresent()) {
            validation
                    .findings()
                    .error(
                            "bad-length",
                            pointer,
                            field + " has " + size + " " + unit + "; it may have "
                                    + Limits.range(shape.min(), shape.max(), " " + unit) + ".");
        }
    }

    private void wrongType(Shape shape, JsonNode value, String pointer, String field) {
        Optional<Fix> fix = target(shape.type())
                .flatMap(type -> ScalarCast.to(type, value))
                .map(v -> Fix.of("Replace by " + Words.brief(v), new JsonEdit.Put(pointer, v)));
        validation
                .findings()
                .error(
                        "wrong-type",
                        pointer,
                        field + " takes " + Words.a(shape.type()) + ", not " + Words.a(value)
                                + (value.isValueNode() ? " (" + Words.brief(value) + ")" : "") + "; change it.",
                        fix);
    }

    private static Optional<ParameterType> target(Shape.Type type) {
        return switch (type) {
            case STRING -> Optional.of(ParameterType.STRING);
            case INTEGER, LONG -> Optional.of(ParameterType.INTEGER);
            case FLOAT, DOUBLE -> Optional.of(ParameterType.FLOAT);
            case BOOLEAN -> Optional.of(ParameterType.BOOLEAN);
            default -> Optional.empty();
        };
    }

    /** The member that names the job itself; the SDK leaves it out, and the engine makes a name. */
    private static String ownName(StepType type) {
        return switch (type) {
            case PROCESSING, QUALITY_CHECK, CLARIFY_CHECK -> "ProcessingJobName";
            case TRAINING -> "TrainingJobName";
            case TUNING -> "HyperParameterTuningJobName";
            case TRANSFORM -> "TransformJobName";
            case MODEL -> "ModelName";
            case ENDPOINT_CONFIG -> "EndpointConfigName";
            default -> "";
        };
    }
}
