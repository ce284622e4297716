package studio.atelier.engine.pipelines.expression;

import java.util.List;

/** A condition of a Condition step. */
public sealed interface Condition {

    /** Where it stands in the definition. */
    String pointer();

    /** {@code Equals}, {@code GreaterThan}, ...; {@code NotEquals} is a {@link Not} around one. */
    record Compare(Comparison operator, Expression left, Expression right, String pointer) implements Condition {}

    /** True if the query is equal to one of the values. {@code NotIn} is a {@link Not} around one. */
    record In(Expression query, List<Expression> values, String pointer) implements Condition {
        public In {
            values = List.copyOf(values);
        }
    }

    /** True if the inner one is false. */
    record Not(Condition condition, String pointer) implements Condition {}

    /** True if one of the inner ones is. */
    record Or(List<Condition> conditions, String pointer) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
        }
    }
}
