package studio.atelier.engine.pipelines.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Pointers;
import studio.atelier.engine.pipelines.expression.Condition.Compare;
import studio.atelier.engine.pipelines.expression.Condition.In;
import studio.atelier.engine.pipelines.expression.Condition.Not;
import studio.atelier.engine.pipelines.expression.Condition.Or;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads conditions, in the spelling of the SageMaker SDKs and in that of the published JSON schema
 * ({@code NotEquals}, {@code NotIn}, {@code In} with {@code Value} and {@code In}, {@code Not} with
 * {@code Expression}).
 */
public final class ConditionParser {

    private static final List<String> TYPES = List.of(
            "Equals",
            "GreaterThan",
            "GreaterThanOrEqualTo",
            "LessThan",
            "LessThanOrEqualTo",
            "In",
            "Not",
            "Or",
            "NotEquals",
            "NotIn");

    private ConditionParser() {}

    /**
     * The conditions of a list.
     *
     * @param pointer where the list stands in the definition
     * @throws ConditionException if one is not well formed
     */
    public static List<Condition> parseAll(ArrayNode conditions, String pointer) {
        List<Condition> parsed = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            parsed.add(parse(conditions.get(i), Pointers.child(pointer, i)));
        }
        return parsed;
    }

    /**
     * One condition.
     *
     * @param pointer where it stands in the definition
     * @throws ConditionException if it is not well formed
     */
    public static Condition parse(JsonNode node, String pointer) {
        if (!(node instanceof ObjectNode)) {
            throw new ConditionException(pointer, "A condition is an object with a \"Type\", not " + Nodes.aKind(node));
        }
        String type = Nodes.text(node, "Type")
                .orElseThrow(() -> new ConditionException(
                        pointer, "The condition has no \"Type\"; it is one of " + String.join(", ", TYPES)));
        return switch (type) {
            case "In" -> in(node, pointer);
            case "NotIn" -> new Not(in(node, pointer), pointer);
            case "NotEquals" -> new Not(compare(Comparison.EQUALS, node, pointer), pointer);
            case "Not" -> not(node, pointer);
            case "Or" -> new Or(parseAll(list(node, "Conditions", pointer), pointer + "/Conditions"), pointer);
            default ->
                compare(
                        Comparison.of(type)
                                .orElseThrow(() -> new ConditionException(
                                        pointer + "/Type",
                                        "There is no condition " + type + "." + Suggestion.hint(type, TYPES))),
                        node,
                        pointer);
        };
    }

    private static Compare compare(Comparison operator, JsonNode node, String pointer) {
        return new Compare(
                operator, operand(node, "LeftValue", pointer), operand(node, "RightValue", pointer), pointer);
    }

    private static In in(JsonNode node, String pointer) {
        boolean schemaForm = node.has("Value") && !node.has("QueryValue");
        ArrayNode items = list(node, node.has("Values") ? "Values" : schemaForm ? "In" : "Values", pointer);
        String listPointer = pointer + (node.has("Values") ? "/Values" : "/In");
        List<Expression> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            values.add(expression(items.get(i), Pointers.child(listPointer, i)));
        }
        return new In(operand(node, schemaForm ? "Value" : "QueryValue", pointer), values, pointer);
    }

    private static Not not(JsonNode node, String pointer) {
        String member = node.has("Condition") || !node.has("Expression") ? "Condition" : "Expression";
        Optional<JsonNode> inner = Nodes.get(node, member);
        return new Not(
                parse(
                        inner.orElseThrow(() -> new ConditionException(pointer, "Not takes a \"Condition\"")),
                        Pointers.child(pointer, member)),
                pointer);
    }

    private static ArrayNode list(JsonNode node, String member, String pointer) {
        return Nodes.array(node, member)
                .orElseThrow(() -> new ConditionException(pointer, "The condition takes a list \"" + member + "\""));
    }

    private static Expression operand(JsonNode node, String member, String pointer) {
        JsonNode value = Nodes.get(node, member)
                .orElseThrow(() -> new ConditionException(pointer, "The condition takes a \"" + member + "\""));
        return expression(value, Pointers.child(pointer, member));
    }

    private static Expression expression(JsonNode value, String pointer) {
        if (value.isNull() || value.isContainer() && !ExpressionParser.isExpression(value)) {
            throw new ConditionException(
                    pointer,
                    "A condition compares strings, numbers, booleans and expressions, not " + Nodes.aKind(value));
        }
        try {
            return ExpressionParser.parse(value);
        } catch (ExpressionException e) {
            throw new ConditionException(pointer, e);
        }
    }
}
