package studio.atelier.engine.pipelines.expression;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Pointers;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Puts values in the place of expressions. A reference gives the value with its type: an Integer parameter
 * gives a number. A Join gives a string; with {@code On} empty and one value it is a cast to string.
 */
public final class ExpressionEvaluator {

    private final EvaluationContext context;
    private final String step;

    /** @param step name of the step whose definition is resolved, for messages */
    public ExpressionEvaluator(EvaluationContext context, String step) {
        this.context = context;
        this.step = step;
    }

    /**
     * A copy of a tree with no expression left in it.
     *
     * @param pointer where the tree stands in the definition
     * @throws EvaluationException if an expression is not well formed or has no value
     */
    public JsonNode resolve(JsonNode tree, String pointer) {
        if (ExpressionParser.isExpression(tree)) {
            return evaluate(tree, pointer);
        }
        return switch (tree) {
            case ObjectNode object -> {
                ObjectNode copy = Json.object();
                for (Map.Entry<String, JsonNode> member : object.properties()) {
                    copy.set(member.getKey(), resolve(member.getValue(), Pointers.child(pointer, member.getKey())));
                }
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = Json.array();
                for (int i = 0; i < array.size(); i++) {
                    copy.add(resolve(array.get(i), Pointers.child(pointer, i)));
                }
                yield copy;
            }
            default -> tree;
        };
    }

    /**
     * The value of an expression.
     *
     * @throws ExpressionException if it has none
     */
    public JsonNode value(Expression expression) {
        return switch (expression) {
            case Literal(JsonNode value) -> value;
            case ParameterRef(String name) -> known(context.parameter(name), "There is no parameter " + name + ".");
            case StepProperty(String source, PropertyPath path) ->
                PathEvaluator.evaluate(
                        path,
                        known(context.stepProperties(source), "Step " + source + " has no result to take it from."));
            case PropertyFileRef file ->
                throw new ExpressionException(
                        "A property file has no value of its own; take one with Std:JsonGet and a Path.");
            case ExecutionVariable(String name) ->
                known(context.executionVariable(name), "There is no execution variable " + name + " here.");
            case ExperimentConfigRef(String field) ->
                known(context.experimentConfig(field), "The pipeline has no PipelineExperimentConfig." + field + ".");
            case IterationRef(String target) ->
                throw new ExpressionException(target + " has a value within a ForEach step only.");
            case Join join ->
                StringNode.valueOf(join.values().stream()
                        .map(v -> ScalarText.of(value(v)))
                        .collect(Collectors.joining(join.on())));
            case JsonGet get -> PathEvaluator.evaluate(get.path(), file(get.source()));
        };
    }

    private JsonNode file(Expression source) {
        if (source instanceof PropertyFileRef(String owner, String file)) {
            return context.propertyFile(owner, file);
        }
        JsonNode uri = value(source);
        return context.json(uri.stringValueOpt()
                .orElseThrow(() -> new ExpressionException("S3Uri is a string, not " + Nodes.aKind(uri) + ".")));
    }

    private static JsonNode known(Optional<JsonNode> value, String otherwise) {
        return value.orElseThrow(() -> new ExpressionException(otherwise));
    }

    private JsonNode evaluate(JsonNode node, String pointer) {
        String name = "The expression";
        try {
            Expression expression = ExpressionParser.parse(node);
            name = expression.toString();
            return value(expression);
        } catch (ExpressionException e) {
            throw new EvaluationException(step, pointer, name, e.problem(), e);
        }
    }
}
