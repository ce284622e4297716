package studio.atelier.engine.dataprep.operator.column;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import studio.atelier.engine.dataprep.table.Relation;
import studio.atelier.engine.dataprep.table.Sql;

/** Casts columns to a type, with a choice of what to do with values that do not fit. */
public final class CastSingleDataType implements Operator {

    private enum Failure {
        NULL,
        VALUE,
        DROP
    }

    private record Policy(Failure failure, boolean sideColumn) {}

    private static final Map<String, Policy> POLICIES = Map.of(
            "replace_null", new Policy(Failure.NULL, false),
            "replace_null_with_new_col", new Policy(Failure.NULL, true),
            "replace_value", new Policy(Failure.VALUE, false),
            "replace_value_with_new_col", new Policy(Failure.VALUE, true),
            "drop", new Policy(Failure.DROP, false));

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("cast_single_data_type", ""));
    }

    @Override
    public Step parse(Parameters parameters) {
        List<String> columns = parameters.requiredColumns("column");
        String word = parameters.required("data_type");
        ColumnType type = ColumnType.ofWord(word)
                .orElseThrow(() -> new OperatorException(
                        "data_type must be one of long, float, string, bool, date, datetime; found \"" + word + "\"."));
        Policy policy =
                parameters.choice("non_castable_data_handling_method", POLICIES, new Policy(Failure.NULL, false));
        String value = policy.failure() == Failure.VALUE ? parameters.required("replace_value") : "";
        String format = Casts.format(parameters.text("date_formatting", "dd-MM-yyyy"));
        return context -> plan(context, columns, type, policy, value, format);
    }

    private static Outcome plan(
            StepContext context, List<String> names, ColumnType type, Policy policy, String value, String format) {
        Relation input = context.input(0);
        Map<String, String> terms = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder();
        for (Column column : context.columns(names)) {
            String cast = Casts.cast(column, type, List.of(format));
            String failed = "(" + cast + " IS NULL AND NOT " + column.missing() + ")";
            terms.put(
                    column.name(),
                    policy.failure() == Failure.VALUE
                            ? "CASE WHEN " + failed + " THEN CAST(" + Sql.text(value) + " AS " + type.sql() + ") ELSE "
                                    + cast + " END"
                            : cast);
            if (policy.sideColumn()) {
                terms.put(
                        input.free(column.name() + "_typecast_error", List.copyOf(terms.keySet())),
                        "CASE WHEN " + failed + " THEN CAST(" + column.sql() + " AS VARCHAR) END");
            }
            if (policy.failure() == Failure.DROP) {
                where.append(where.isEmpty() ? " WHERE NOT " : " AND NOT ").append(failed);
            }
        }
        String select = Targets.replace(input, terms) + " FROM " + input.sql() + where;
        return policy.failure() == Failure.VALUE ? Outcome.stored(select) : Outcome.view(select);
    }
}
