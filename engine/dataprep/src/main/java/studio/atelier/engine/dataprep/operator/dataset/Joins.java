package studio.atelier.engine.dataprep.operator.dataset;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.Relation;
import studio.atelier.engine.dataprep.table.Sql;

/** Joins two tables on keys. Columns that both have get {@code _0} (left) and {@code _1} (right). */
final class Joins {

    /** A pair of columns that must be equal. */
    record Key(String left, String right) {}

    private static final Map<String, String> TYPES = Map.of(
            "inner", "INNER",
            "leftouter", "LEFT",
            "rightouter", "RIGHT",
            "fullouter", "FULL",
            "leftanti", "ANTI",
            "leftsemi", "SEMI",
            "cross", "CROSS");

    private Joins() {}

    static Step step(Parameters parameters, List<Key> keys) {
        String type = parameters.choice("join_type", TYPES, "INNER");
        if (keys.isEmpty() && !type.equals("CROSS")) {
            throw new OperatorException("the join names no keys.");
        }
        return context -> plan(context, keys, type);
    }

    private static Outcome plan(StepContext context, List<Key> keys, String type) throws SQLException {
        Relation left = context.storedInput(0);
        Relation right = context.storedInput(1);
        boolean half = type.equals("ANTI") || type.equals("SEMI");
        List<String> terms = new ArrayList<>();
        left.columns().forEach(c -> terms.add(term("l", c, right, half ? "" : "_0")));
        if (!half) {
            right.columns().forEach(c -> terms.add(term("r", c, left, "_1")));
        }
        String on = keys.stream()
                .map(k -> equal(context.column(left, k.left()), context.column(right, k.right())))
                .collect(Collectors.joining(" AND "));
        String order = half ? "l.rowid" : type.equals("RIGHT") ? "r.rowid, l.rowid" : "l.rowid NULLS LAST, r.rowid";
        return Outcome.stored("SELECT " + String.join(", ", terms) + " FROM " + left.sql() + " AS l " + type + " JOIN "
                + right.sql() + " AS r" + (type.equals("CROSS") ? "" : " ON " + on) + " ORDER BY " + order);
    }

    private static String term(String side, Column column, Relation other, String suffix) {
        boolean clash = !suffix.isEmpty() && other.column(column.name()).isPresent();
        return side + "." + column.sql() + (clash ? " AS " + Sql.name(column.name() + suffix) : "");
    }

    private static String equal(Column left, Column right) {
        boolean same = left.type() == right.type()
                || left.type().numeric() && right.type().numeric();
        return same
                ? "l." + left.sql() + " = r." + right.sql()
                : "CAST(l." + left.sql() + " AS VARCHAR) = CAST(r." + right.sql() + " AS VARCHAR)";
    }
}
