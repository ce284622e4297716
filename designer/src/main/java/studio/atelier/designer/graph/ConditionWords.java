package studio.atelier.designer.graph;

import java.util.List;
import java.util.stream.Collectors;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.expression.Comparison;
import studio.atelier.engine.pipelines.expression.Condition;
import studio.atelier.engine.pipelines.expression.ConditionException;
import studio.atelier.engine.pipelines.expression.ConditionParser;
import studio.atelier.engine.pipelines.expression.Expression;

/** A Condition in a few signs, such as {@code mse.value ≤ MseThreshold}. */
final class ConditionWords {

    private ConditionWords() {}

    static String of(Step step) {
        try {
            List<Condition> conditions =
                    ConditionParser.parseAll(Nodes.items(step.arguments(), "Conditions"), step.argumentsPointer());
            return conditions.isEmpty()
                    ? "Condition"
                    : conditions.stream().map(ConditionWords::words).collect(Collectors.joining(" and "));
        } catch (ConditionException e) {
            // What is wrong with it is in the list of problems.
            return "Condition";
        }
    }

    private static String words(Condition condition) {
        return switch (condition) {
            case Condition.Compare(Comparison operator, Expression left, Expression right, String pointer) ->
                StepWords.shortForm(left) + " " + sign(operator) + " " + StepWords.shortForm(right);
            case Condition.In(Expression query, List<Expression> values, String pointer) ->
                StepWords.shortForm(query) + " in "
                        + values.stream().map(StepWords::shortForm).collect(Collectors.joining(", "));
            case Condition.Not(Condition inner, String pointer) -> "not " + words(inner);
            case Condition.Or(List<Condition> inner, String pointer) ->
                inner.stream().map(ConditionWords::words).collect(Collectors.joining(" or "));
        };
    }

    private static String sign(Comparison operator) {
        return switch (operator) {
            case EQUALS -> "=";
            case GREATER_THAN -> ">";
            case GREATER_THAN_OR_EQUAL_TO -> "≥";
            case LESS_THAN -> "<";
            case LESS_THAN_OR_EQUAL_TO -> "≤";
        };
    }
}
