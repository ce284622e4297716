package studio.atelier.engine.dataprep.operator.column;

import java.util.List;
import java.util.Map;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.Targets;
import studio.atelier.engine.dataprep.table.Relation;
import studio.atelier.engine.dataprep.table.Sql;

/** Joins the texts of two columns with a delimiter between them; a missing side is left out. */
public final class ConcatColumns implements Operator {

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("manage_columns", "Concatenate columns"));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block("concat columns");
        String left = block.required("left_column");
        String right = block.required("right_column");
        String delimiter = block.text("delimiter", "_");
        String output = block.text("output_column", left + delimiter + right);
        return context -> {
            Relation input = context.input(0);
            String text = "concat_ws(" + Sql.text(delimiter) + ", "
                    + context.column(left).sql() + ", " + context.column(right).sql() + ")";
            return Outcome.view(Targets.replace(input, Map.of(output, text)) + " FROM " + input.sql());
        };
    }
}
