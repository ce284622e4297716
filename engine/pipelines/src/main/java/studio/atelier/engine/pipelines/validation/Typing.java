package studio.atelier.engine.pipelines.validation;

import java.util.Optional;
import studio.atelier.engine.api.shape.Shape;
import studio.atelier.engine.pipelines.definition.Parameter;
import studio.atelier.engine.pipelines.definition.ParameterType;
import studio.atelier.engine.pipelines.expression.Expression;
import studio.atelier.engine.pipelines.expression.Expression.ExecutionVariable;
import studio.atelier.engine.pipelines.expression.Expression.ExperimentConfigRef;
import studio.atelier.engine.pipelines.expression.Expression.IterationRef;
import studio.atelier.engine.pipelines.expression.Expression.Join;
import studio.atelier.engine.pipelines.expression.Expression.JsonGet;
import studio.atelier.engine.pipelines.expression.Expression.Literal;
import studio.atelier.engine.pipelines.expression.Expression.ParameterRef;
import studio.atelier.engine.pipelines.expression.Expression.PropertyFileRef;
import studio.atelier.engine.pipelines.expression.Expression.StepProperty;
import tools.jackson.databind.JsonNode;

/** The type that an expression's value will have, as far as that is known before the run. */
final class Typing {

    private final Validation validation;

    Typing(Validation validation) {
        this.validation = validation;
    }

    Optional<Shape.Type> of(Expression expression) {
        return switch (expression) {
            case Literal(JsonNode value) -> of(value);
            case ParameterRef(String name) ->
                Optional.ofNullable(validation.parameters().get(name))
                        .map(Parameter::type)
                        .map(Typing::of);
            case StepProperty property ->
                validation
                        .graph()
                        .step(property.step())
                        .flatMap(step -> new StepProperties(validation)
                                .at(step, property.path())
                                .type());
            case ExecutionVariable variable -> Optional.of(Shape.Type.STRING);
            case ExperimentConfigRef config -> Optional.of(Shape.Type.STRING);
            case Join join -> Optional.of(Shape.Type.STRING);
            case IterationRef item -> Optional.empty();
            case JsonGet get -> Optional.empty();
            case PropertyFileRef file -> Optional.empty();
        };
    }

    static Shape.Type of(ParameterType type) {
        return switch (type) {
            case STRING -> Shape.Type.STRING;
            case INTEGER -> Shape.Type.INTEGER;
            case FLOAT -> Shape.Type.DOUBLE;
            case BOOLEAN -> Shape.Type.BOOLEAN;
        };
    }

    static Optional<Shape.Type> of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> Optional.of(Shape.Type.STRING);
            case BOOLEAN -> Optional.of(Shape.Type.BOOLEAN);
            case NUMBER -> Optional.of(value.isIntegralNumber() ? Shape.Type.INTEGER : Shape.Type.DOUBLE);
            default -> Optional.empty();
        };
    }

    /** Whether a value of a type may stand in a field of another, as the service sees it. */
    static boolean fits(Shape.Type field, Shape.Type value) {
        return switch (field) {
            case STRING -> value == Shape.Type.STRING || value == Shape.Type.TIMESTAMP || value == Shape.Type.BLOB;
            case INTEGER, LONG -> value == Shape.Type.INTEGER || value == Shape.Type.LONG;
            case FLOAT, DOUBLE -> value.isNumber();
            case TIMESTAMP -> value.isNumber() || value == Shape.Type.STRING || value == Shape.Type.TIMESTAMP;
            case BLOB -> value == Shape.Type.STRING || value == Shape.Type.BLOB;
            case BOOLEAN, STRUCTURE, LIST, MAP -> field == value;
        };
    }

    static boolean scalar(Shape.Type type) {
        return type != Shape.Type.STRUCTURE && type != Shape.Type.LIST && type != Shape.Type.MAP;
    }
}
