package studio.atelier.engine.dataprep.operator.missing;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.operator.Targets;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.ColumnType;
import studio.atelier.engine.dataprep.table.Sql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills missing numbers with the mean or median, and missing categories with the most frequent one. */
public final class ImputeMissing implements Operator {

    private static final String CHOICE = "Impute";

    private enum Strategy {
        MEAN,
        MEDIAN,
        MODE
    }

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("handle_missing", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        boolean numeric = block.choice("column_type", Map.of("Numeric", true, "Categorical", false), true);
        Parameters inner = block.block(numeric ? "Numeric" : "Categorical");
        Strategy strategy = numeric
                ? inner.choice(
                        "strategy",
                        Map.of("Mean", Strategy.MEAN, "Approximate Median", Strategy.MEDIAN, "Median", Strategy.MEDIAN),
                        Strategy.MEAN)
                : Strategy.MODE;
        Targets targets = Targets.of(inner);
        return context -> plan(context, targets, strategy);
    }

    private static Outcome plan(StepContext context, Targets targets, Strategy strategy) throws SQLException {
        List<Column> columns = context.columns(targets.inputs());
        for (Column column : columns) {
            if (strategy != Strategy.MODE && !column.type().numeric()) {
                throw new OperatorException(
                        "column \"" + column.name() + "\" is " + column.type().word()
                                + "; only numbers have a mean or median. Cast it first, or impute it as Categorical.");
            }
        }
        ObjectNode state = context.fitted(known(context, columns), () -> fit(context, columns, strategy));
        Map<String, String> terms = new LinkedHashMap<>();
        for (Column column : columns) {
            String value = state.path("impute_value").path(column.name()).asString("");
            // A mean of whole numbers has a fraction, so the column gets one.
            String type = column.type() == ColumnType.LONG && strategy == Strategy.MEAN
                    ? ColumnType.FLOAT.sql()
                    : column.type().sql();
            terms.put(
                    column.name(),
                    "CASE WHEN " + column.missing() + " THEN CAST(" + Sql.text(value) + " AS " + type + ") ELSE "
                            + column.sql() + " END");
        }
        return Outcome.view(targets.select(context.input(0), terms));
    }

    private static Optional<ObjectNode> known(StepContext context, List<Column> columns) {
        JsonNode value = context.trained()
                .path("impute_parameters")
                .path("categorical_parameters")
                .path("impute_value");
        if (!value.isString() || columns.size() != 1) {
            return Optional.empty();
        }
        ObjectNode state = Json.object();
        state.putObject("impute_value").put(columns.getFirst().name(), value.stringValue());
        return Optional.of(state);
    }

    private static ObjectNode fit(StepContext context, List<Column> columns, Strategy strategy) throws SQLException {
        ObjectNode state = Json.object();
        ObjectNode values = state.putObject("impute_value");
        for (Column column : columns) {
            String c = column.sql();
            String from = " FROM " + context.input(0).sql() + " WHERE NOT " + column.missing();
            String sql = switch (strategy) {
                case MEAN -> "SELECT CAST(avg(" + c + ") AS VARCHAR)" + from;
                case MEDIAN -> "SELECT CAST(quantile_disc(" + c + ", 0.5) AS VARCHAR)" + from;
                case MODE ->
                    "SELECT CAST(" + c + " AS VARCHAR)" + from + " GROUP BY " + c + " ORDER BY count(*) DESC, " + c
                            + " LIMIT 1";
            };
            String value = context.tables()
                    .first(sql, r -> Optional.ofNullable(r.getString(1)))
                    .flatMap(v -> v)
                    .orElseThrow(() -> new OperatorException("column \"" + column.name()
                            + "\" has no value at all, so there is nothing to impute from."));
            values.put(column.name(), value);
        }
        return state;
    }
}
