package studio.atelier.engine.pipelines.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.expression.Expression;
import studio.atelier.engine.pipelines.expression.Expression.Join;
import studio.atelier.engine.pipelines.expression.Expression.Literal;
import studio.atelier.engine.pipelines.expression.Expression.ParameterRef;
import studio.atelier.engine.pipelines.expression.ExpressionException;
import studio.atelier.engine.pipelines.expression.ExpressionParser;
import studio.atelier.engine.pipelines.expression.ParameterValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts of a definition as far as literals and the defaults of parameters tell them before a run. */
final class KnownText {

    private KnownText() {}

    /** @return the items of a list, those that only a run tells as a question mark */
    static List<String> all(Validation validation, ObjectNode object, String list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : Nodes.items(object, list)) {
            texts.add(known(validation, item).orElse("?"));
        }
        return texts;
    }

    /** @return the text of a member, unless it is blank or only a run tells it */
    static Optional<String> of(Validation validation, ObjectNode object, String member) {
        return Nodes.get(object, member)
                .flatMap(value -> known(validation, value))
                .filter(Predicate.not(String::isBlank));
    }

    /** @return the text of a value, unless only a run tells it */
    static Optional<String> known(Validation validation, JsonNode value) {
        try {
            return known(validation, ExpressionParser.parse(value));
        } catch (ExpressionException e) {
            // The reference check tells about expressions that are not well formed.
            return Optional.empty();
        }
    }

    private static Optional<String> known(Validation validation, Expression expression) {
        return switch (expression) {
            case Literal(JsonNode value) -> value.isContainer() ? Optional.empty() : Optional.of(value.asString());
            case ParameterRef(String name) ->
                Optional.ofNullable(validation.parameters().get(name))
                        .flatMap(ParameterValues::defaultValue)
                        .map(JsonNode::asString);
            case Join(String on, List<Expression> values) -> {
                List<String> texts = new ArrayList<>();
                values.forEach(v -> known(validation, v).ifPresent(texts::add));
                yield texts.size() == values.size() ? Optional.of(String.join(on, texts)) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }
}
