package studio.atelier.engine.dataprep.operator.encoding;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.ColumnType;
import studio.atelier.engine.dataprep.table.Sql;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The categories of columns, by falling frequency and then by name, as Spark orders them. */
final class Labels {

    /** What becomes of a value that is missing or was not seen while fitting. */
    enum Invalid {
        SKIP,
        ERROR,
        KEEP,
        NAN
    }

    private static final Map<String, Invalid> INVALID =
            Map.of("Skip", Invalid.SKIP, "Error", Invalid.ERROR, "Keep", Invalid.KEEP, "Replace with NaN", Invalid.NAN);

    private Labels() {}

    static Invalid invalid(Parameters block, Invalid otherwise) {
        return block.choice("invalid_handling_strategy", INVALID, otherwise);
    }

    /** State {@code {"labels": {column: [label, ...]}}}. */
    static ObjectNode fit(StepContext context, List<Column> columns) throws SQLException {
        ObjectNode state = Json.object();
        ObjectNode labels = state.putObject("labels");
        for (Column column : columns) {
            ArrayNode list = labels.putArray(column.name());
            context.tables()
                    .query(
                            "SELECT " + text(column) + " AS v FROM "
                                    + context.input(0).sql() + " WHERE NOT " + column.missing()
                                    + " GROUP BY v ORDER BY count(*) DESC, v",
                            r -> r.getString(1))
                    .forEach(list::add);
            if (list.isEmpty()) {
                throw new OperatorException(
                        "column \"" + column.name() + "\" has no value at all, so it has no categories.");
            }
        }
        return state;
    }

    static List<String> of(ObjectNode state, Column column) {
        List<String> labels = new ArrayList<>();
        state.path("labels").path(column.name()).forEach(l -> labels.add(l.asString("")));
        return labels;
    }

    /** The value as its label: text. A number with no fraction is written as Spark does, {@code 1.0}. */
    static String text(Column column) {
        return column.type() == ColumnType.STRING ? column.sql() : "CAST(" + column.sql() + " AS VARCHAR)";
    }

    /** SQL that is true where the value is missing or has none of the labels. */
    static String unknown(Column column, List<String> labels) {
        return "(" + column.missing() + " OR NOT list_contains(" + Sql.texts(labels) + ", " + text(column) + "))";
    }

    /** @throws OperatorException if some value is missing or has none of the labels */
    static void refuseUnknown(StepContext context, Column column, List<String> labels) throws SQLException {
        Optional<Optional<String>> found = context.tables()
                .first(
                        "SELECT " + text(column) + " FROM " + context.input(0).sql() + " WHERE "
                                + unknown(column, labels) + " LIMIT 1",
                        r -> Optional.ofNullable(r.getString(1)));
        if (found.isPresent()) {
            throw new OperatorException("column \"" + column.name() + "\" has "
                    + found.get()
                            .map(v -> "the value \"" + v + "\", which was not seen when it was fitted")
                            .orElse("a missing value")
                    + ". Choose another invalid_handling_strategy than Error, refit, or handle it before.");
        }
    }
}
