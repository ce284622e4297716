package studio.atelier.engine.pipelines.validation;

import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.shape.Shape;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.expression.Expression;
import studio.atelier.engine.pipelines.expression.ExpressionException;
import studio.atelier.engine.pipelines.expression.ExpressionParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether an expression's value has the type that its field takes. SageMaker converts nothing by itself. */
final class FieldTypes {

    private final Validation validation;
    private final Typing typing;

    FieldTypes(Validation validation) {
        this.validation = validation;
        this.typing = new Typing(validation);
    }

    void check(JsonNode json, String pointer, String field, Shape.Type wanted) {
        Expression expression;
        try {
            expression = ExpressionParser.parse(json);
        } catch (ExpressionException e) {
            // The reference check tells about expressions that are not well formed.
            return;
        }
        Optional<Shape.Type> type = typing.of(expression);
        if (type.isEmpty() || Typing.fits(wanted, type.get())) {
            return;
        }
        String problem = field + " takes " + Words.a(wanted) + ", but " + Words.brief(expression.toString()) + " is "
                + Words.a(type.get());
        if (wanted == Shape.Type.STRING && Typing.scalar(type.get())) {
            validation
                    .findings()
                    .warning(
                            "needs-cast",
                            pointer,
                            problem + ", and SageMaker does not convert it; put it into a Std:Join with \"On\": \"\".",
                            Optional.of(Fix.of("Convert to string", new JsonEdit.Put(pointer, joined(json)))));
        } else {
            validation.findings().error("wrong-type", pointer, problem + "; change one of them.");
        }
    }

    private static ObjectNode joined(JsonNode json) {
        ObjectNode join = Json.object();
        ObjectNode body = join.putObject("Std:Join");
        body.put("On", "");
        body.putArray("Values").add(json.deepCopy());
        return join;
    }
}
