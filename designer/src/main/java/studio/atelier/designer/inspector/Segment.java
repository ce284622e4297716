package studio.atelier.designer.inspector;

import java.util.ArrayList;
import java.util.List;
import studio.atelier.engine.pipelines.expression.Expression;
import studio.atelier.engine.pipelines.expression.PropertyPath;

/**
 * A piece of an expression as people read it.
 *
 * @param target the parameter or step that it refers to; empty for plain text
 */
public record Segment(Kind kind, String text, String target) {

    /** What a piece refers to. */
    public enum Kind {
        TEXT,
        PARAMETER,
        STEP,
        EXECUTION
    }

    /** @return the pieces of an expression, in reading order */
    public static List<Segment> of(Expression expression) {
        List<Segment> segments = new ArrayList<>();
        add(expression, segments);
        return List.copyOf(segments);
    }

    private static void add(Expression expression, List<Segment> to) {
        switch (expression) {
            case Expression.Literal(var value) ->
                to.add(new Segment(Kind.TEXT, value.isString() ? value.stringValue() : value.toString(), ""));
            case Expression.ParameterRef(String name) -> to.add(new Segment(Kind.PARAMETER, name, name));
            case Expression.StepProperty(String step, PropertyPath path) ->
                to.add(new Segment(Kind.STEP, step + " › " + path, step));
            case Expression.PropertyFileRef(String step, String file) ->
                to.add(new Segment(Kind.STEP, step + " › " + file, step));
            case Expression.ExecutionVariable(String name) -> to.add(new Segment(Kind.EXECUTION, name, ""));
            case Expression.ExperimentConfigRef(String field) -> to.add(new Segment(Kind.EXECUTION, field, ""));
            case Expression.IterationRef(String target) -> to.add(new Segment(Kind.EXECUTION, target, ""));
            case Expression.Join(String on, List<Expression> values) -> {
                for (int i = 0; i < values.size(); i++) {
                    if (i > 0 && !on.isEmpty()) {
                        to.add(new Segment(Kind.TEXT, on, ""));
                    }
                    add(values.get(i), to);
                }
            }
            case Expression.JsonGet(Expression source, PropertyPath path) -> {
                add(source, to);
                to.add(new Segment(Kind.TEXT, " › " + path, ""));
            }
        }
    }
}
