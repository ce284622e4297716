package studio.atelier.engine.dataprep.operator.numeric;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.operator.Targets;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.Sql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Numbers outside of bounds, and what to do with them. */
public final class Bounds {

    /** What becomes of an outlier. */
    enum Fix {
        CLIP,
        REMOVE,
        INVALIDATE
    }

    /** SQL for a column's lower and upper bound. */
    @FunctionalInterface
    public interface Fitting {
        String select(Column column, String from);
    }

    private Bounds() {}

    static Fix fix(Parameters block) {
        return block.choice(
                "fix_method", Map.of("Clip", Fix.CLIP, "Remove", Fix.REMOVE, "Invalidate", Fix.INVALIDATE), Fix.CLIP);
    }

    /** @param choice the operator's choice, under whose block Data Wrangler saves the bounds of one column */
    static Outcome plan(StepContext context, String choice, Targets targets, Fix fix, Fitting fitting)
            throws SQLException {
        List<Column> columns = context.columns(targets.inputs());
        for (Column column : columns) {
            if (!column.type().numeric()) {
                throw new OperatorException("column \"" + column.name() + "\" is "
                        + column.type().word() + "; only numbers have outliers of this kind. Cast it first.");
            }
        }
        ObjectNode state = context.fitted(known(context, choice, columns), () -> fit(context, columns, fitting));
        Map<String, String> terms = new LinkedHashMap<>();
        List<String> keep = new ArrayList<>();
        for (Column column : columns) {
            JsonNode bounds = state.path("bounds").path(column.name());
            String low = Sql.number(bounds.path("lower_threshold").asDouble(Double.NEGATIVE_INFINITY));
            String high = Sql.number(bounds.path("upper_threshold").asDouble(Double.POSITIVE_INFINITY));
            String x = column.sql();
            String value = fix == Fix.CLIP
                    ? "CASE WHEN " + x + " < " + low + " THEN " + low + " WHEN " + x + " > " + high + " THEN " + high
                            + " ELSE " + x + " END"
                    : fix == Fix.INVALIDATE
                            ? "CASE WHEN " + x + " BETWEEN " + low + " AND " + high + " THEN " + x + " END"
                            : x;
            terms.put(column.name(), value);
            if (fix == Fix.REMOVE) {
                keep.add("(" + column.missing() + " OR " + x + " BETWEEN " + low + " AND " + high + ")");
            }
        }
        String where = keep.isEmpty() ? "" : " WHERE " + String.join(" AND ", keep);
        return Outcome.view(targets.select(context.input(0), terms) + where);
    }

    private static Optional<ObjectNode> known(StepContext context, String choice, List<Column> columns) {
        Parameters saved = Parameters.of(context.trained()).block(choice);
        if (columns.size() != 1
                || saved.text("lower_threshold").isEmpty()
                || saved.text("upper_threshold").isEmpty()) {
            return Optional.empty();
        }
        ObjectNode state = Json.object();
        state.putObject("bounds")
                .putObject(columns.getFirst().name())
                .put("lower_threshold", saved.number("lower_threshold", 0))
                .put("upper_threshold", saved.number("upper_threshold", 0));
        return Optional.of(state);
    }

    private static ObjectNode fit(StepContext context, List<Column> columns, Fitting fitting) throws SQLException {
        ObjectNode state = Json.object();
        ObjectNode bounds = state.putObject("bounds");
        for (Column column : columns) {
            String from = " FROM " + context.input(0).sql() + " WHERE NOT " + column.missing();
            Optional<double[]> found = context.tables().first(fitting.select(column, from), r -> {
                double low = r.getDouble(1);
                boolean none = r.wasNull();
                return new double[] {none ? Double.NaN : low, r.getDouble(2)};
            });
            ObjectNode line = bounds.putObject(column.name());
            if (found.isPresent() && !Double.isNaN(found.get()[0])) {
                line.put("lower_threshold", found.get()[0]).put("upper_threshold", found.get()[1]);
            }
        }
        return state;
    }
}
