package studio.atelier.engine.dataprep.operator.column;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.Targets;
import studio.atelier.engine.dataprep.table.Relation;

/** Computes a column with a formula in Spark SQL. */
public final class CustomFormula implements Operator {

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("custom_formula", ""));
    }

    @Override
    public Step parse(Parameters parameters) {
        String output = parameters.required("output_column");
        String formula = parameters.required("formula");
        String sql = SparkSql.expression(formula);
        return context -> {
            Relation input = context.input(0);
            String value = "(" + sql + ")";
            try {
                String type = context.tables()
                        .first(
                                "SELECT column_type FROM (DESCRIBE SELECT " + value + " AS v FROM " + input.sql() + ")",
                                r -> r.getString(1))
                        .orElse("");
                if (type.startsWith("DECIMAL")) {
                    value = "CAST(" + value + " AS DOUBLE)";
                }
            } catch (SQLException e) {
                throw new OperatorException(
                        "the formula \"" + formula + "\" cannot be computed: "
                                + String.valueOf(e.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(""),
                        e);
            }
            return Outcome.stored(Targets.replace(input, Map.of(output, value)) + " FROM " + input.sql());
        };
    }
}
