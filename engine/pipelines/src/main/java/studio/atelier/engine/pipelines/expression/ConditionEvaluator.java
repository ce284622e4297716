package studio.atelier.engine.pipelines.expression;

import java.math.BigDecimal;
import java.util.List;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.expression.Condition.Compare;
import studio.atelier.engine.pipelines.expression.Condition.In;
import studio.atelier.engine.pipelines.expression.Condition.Not;
import studio.atelier.engine.pipelines.expression.Condition.Or;
import tools.jackson.databind.JsonNode;

/**
 * Decides conditions. Integers and floats compare by their value; strings, dates among them, compare as
 * text; booleans may only be equal or not. Values of different types never compare.
 */
public final class ConditionEvaluator {

    private final ExpressionEvaluator evaluator;
    private final String step;

    /** @param step name of the Condition step, for messages */
    public ConditionEvaluator(EvaluationContext context, String step) {
        this.evaluator = new ExpressionEvaluator(context, step);
        this.step = step;
    }

    /**
     * Whether all conditions hold; true for none.
     *
     * @throws EvaluationException if a value is missing or two values do not compare
     */
    public boolean all(List<Condition> conditions) {
        for (Condition condition : conditions) {
            if (!holds(condition)) {
                return false;
            }
        }
        return true;
    }

    /** @throws EvaluationException if a value is missing or two values do not compare */
    public boolean holds(Condition condition) {
        return switch (condition) {
            case Not not -> !holds(not.condition());
            case Or or -> or.conditions().stream().anyMatch(this::holds);
            case Compare c -> compare(c.operator(), c.left(), c.right(), c.pointer());
            case In in -> in.values().stream().anyMatch(v -> compare(Comparison.EQUALS, in.query(), v, in.pointer()));
        };
    }

    private boolean compare(Comparison operator, Expression left, Expression right, String pointer) {
        try {
            return compare(operator, evaluator.value(left), evaluator.value(right));
        } catch (ExpressionException e) {
            String text = left + " " + operator.json() + " " + right;
            throw new EvaluationException(step, pointer, text, e.problem(), e);
        }
    }

    private static boolean compare(Comparison operator, JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return operator.holds(number(left).compareTo(number(right)));
        }
        if (left.isString() && right.isString()) {
            return operator.holds(left.stringValue().compareTo(right.stringValue()));
        }
        if (left.isBoolean() && right.isBoolean()) {
            if (operator != Comparison.EQUALS) {
                throw new ExpressionException(
                        "Booleans are equal or not; there is no " + operator.json() + " for them.");
            }
            return left.booleanValue() == right.booleanValue();
        }
        throw new ExpressionException(brief(left) + " (" + Nodes.aKind(left) + ") does not compare with "
                + brief(right) + " (" + Nodes.aKind(right)
                + "). Give both the same type; Std:Join with \"On\": \"\" makes a string of a value.");
    }

    private static BigDecimal number(JsonNode node) {
        try {
            return new BigDecimal(node.asString());
        } catch (NumberFormatException e) {
            throw new ExpressionException(node.asString() + " is no number that compares.", e);
        }
    }

    private static String brief(JsonNode node) {
        String text = node.toString();
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }
}
