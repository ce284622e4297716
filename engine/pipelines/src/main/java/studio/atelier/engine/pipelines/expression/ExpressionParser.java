package studio.atelier.engine.pipelines.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.expression.Expression.ExecutionVariable;
import studio.atelier.engine.pipelines.expression.Expression.ExperimentConfigRef;
import studio.atelier.engine.pipelines.expression.Expression.IterationRef;
import studio.atelier.engine.pipelines.expression.Expression.Join;
import studio.atelier.engine.pipelines.expression.Expression.JsonGet;
import studio.atelier.engine.pipelines.expression.Expression.Literal;
import studio.atelier.engine.pipelines.expression.Expression.ParameterRef;
import studio.atelier.engine.pipelines.expression.Expression.PropertyFileRef;
import studio.atelier.engine.pipelines.expression.Expression.StepProperty;
import studio.atelier.engine.pipelines.expression.PropertyPath.Key;
import studio.atelier.engine.pipelines.expression.PropertyPath.Member;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads expression objects. */
public final class ExpressionParser {

    static final String GET = "Get";
    static final String JOIN = "Std:Join";
    static final String JSON_GET = "Std:JsonGet";
    private static final String FUNCTION = "Std:";

    private ExpressionParser() {}

    /** True for an object with one member, {@code Get} or one that starts with {@code Std:}. */
    public static boolean isExpression(JsonNode node) {
        if (!(node instanceof ObjectNode object) || object.size() != 1) {
            return false;
        }
        String key = object.propertyNames().iterator().next();
        return key.equals(GET) || key.startsWith(FUNCTION);
    }

    /**
     * What a value says. Anything but an expression object is a {@link Literal}.
     *
     * @throws ExpressionException if it is an expression object that is not well formed
     */
    public static Expression parse(JsonNode node) {
        if (!isExpression(node)) {
            return new Literal(node);
        }
        String key = node.propertyNames().iterator().next();
        JsonNode body = node.required(key);
        return switch (key) {
            case GET -> get(body.stringValueOpt().orElseThrow(() -> error("Get takes a string", body)));
            case JOIN -> join(body);
            case JSON_GET -> jsonGet(body);
            default ->
                throw new ExpressionException("There is no function " + key + "; known are Std:Join and Std:JsonGet");
        };
    }

    /**
     * The target of a {@code Get}.
     *
     * @throws ExpressionException if the text names no target
     */
    public static Expression get(String target) {
        int dot = target.indexOf('.');
        String root = dot < 0 ? target : target.substring(0, dot);
        String rest = dot < 0 ? "" : target.substring(dot + 1);
        Expression found = switch (root) {
            case "Parameters" -> new ParameterRef(rest);
            case "Steps" -> step(target, rest);
            case "Execution" -> new ExecutionVariable(rest);
            case "PipelineExperimentConfig" -> new ExperimentConfigRef(rest);
            case "ForEach", "IterationOutput" -> new IterationRef(target);
            default ->
                throw new ExpressionException("\"" + target + "\" names nothing: a target starts with "
                        + "Parameters., Steps., Execution. or PipelineExperimentConfig");
        };
        if (rest.isEmpty()) {
            throw new ExpressionException("\"" + target + "\" names nothing after " + root + ".");
        }
        return found;
    }

    private static Expression step(String target, String rest) {
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != '.' && rest.charAt(end) != '[') {
            end++;
        }
        String name = rest.substring(0, end);
        if (name.isEmpty()) {
            throw new ExpressionException("\"" + target + "\" names no step after Steps.");
        }
        if (end == rest.length()) {
            throw new ExpressionException("\"" + target + "\" names a step but none of its properties");
        }
        PropertyPath path = new PropertyPath(new PathParser(rest, end).parse());
        if (path.segments().size() == 2 && path.segments().getFirst().equals(new Member("PropertyFiles"))) {
            return switch (path.segments().getLast()) {
                case Member(String file) -> new PropertyFileRef(name, file);
                case Key(String file) -> new PropertyFileRef(name, file);
                case PropertyPath.Index index ->
                    throw new ExpressionException(
                            "A property file is named, not counted: " + target + " ends in " + index);
            };
        }
        return new StepProperty(name, path);
    }

    private static Join join(JsonNode body) {
        ArrayNode items =
                Nodes.array(body, "Values").orElseThrow(() -> error("Std:Join takes a list \"Values\"", body));
        JsonNode on = body.get("On");
        if (on != null && !on.isString()) {
            throw error("\"On\" of Std:Join is a string", on);
        }
        List<Expression> values = new ArrayList<>();
        for (JsonNode item : items) {
            values.add(parse(item));
        }
        return new Join(on == null ? "" : on.stringValue(), values);
    }

    private static JsonGet jsonGet(JsonNode body) {
        Optional<JsonNode> file = Nodes.get(body, "PropertyFile");
        Optional<JsonNode> uri = Nodes.get(body, "S3Uri");
        String path = Nodes.text(body, "Path")
                .orElseThrow(() -> error("Std:JsonGet takes a string \"Path\" such as metrics.mse.value", body));
        if (file.isPresent() == uri.isPresent()) {
            throw error("Std:JsonGet takes either \"PropertyFile\" or \"S3Uri\"", body);
        }
        Expression source = parse(file.or(() -> uri).orElseThrow());
        if (file.isPresent() && !(source instanceof PropertyFileRef)) {
            throw error("\"PropertyFile\" is a {\"Get\":\"Steps.NAME.PropertyFiles.FILE\"}", file.get());
        }
        if (uri.isPresent() && source instanceof PropertyFileRef) {
            throw error("\"S3Uri\" gives an S3 URI; a property file belongs into \"PropertyFile\"", uri.get());
        }
        return new JsonGet(source, PropertyPath.parseJsonPath(path));
    }

    private static ExpressionException error(String problem, JsonNode found) {
        String text = found.isContainer() ? Nodes.kind(found) : found.toString();
        return new ExpressionException(problem + "; found " + (text.length() > 80 ? Nodes.kind(found) : text));
    }
}
