package studio.atelier.engine.dataprep.operator.missing;

import java.sql.SQLException;
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
import studio.atelier.engine.dataprep.table.Sql;

/** Fills missing values with a value: null or blank text, null or NaN numbers. */
public final class FillMissing implements Operator {

    private static final String CHOICE = "Fill missing";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("handle_missing", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        Targets targets = Targets.of(block);
        String value = block.required("fill_value");
        return context -> {
            Map<String, String> terms = new LinkedHashMap<>();
            for (Column column : context.columns(targets.inputs())) {
                terms.put(
                        column.name(),
                        "CASE WHEN " + column.missing() + " THEN " + literal(context, column, value) + " ELSE "
                                + column.sql() + " END");
            }
            return Outcome.view(targets.select(context.input(0), terms));
        };
    }

    private static String literal(StepContext context, Column column, String value) throws SQLException {
        String literal = "TRY_CAST(" + Sql.text(value) + " AS " + column.type().sql() + ")";
        if (context.tables()
                .first("SELECT " + literal + " IS NULL", r -> r.getBoolean(1))
                .orElse(true)) {
            throw new OperatorException(
                    "fill_value \"" + value + "\" is no " + column.type().word()
                            + ", which column \"" + column.name() + "\" is. Give a "
                            + column.type().word()
                            + ", or cast the column first.");
        }
        return literal;
    }
}
