package studio.atelier.engine.dataprep.operator.missing;

import java.util.List;
import java.util.stream.Collectors;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.Relation;

/** Leaves out the rows in which a value is missing in one of the columns, or in any column if none is named. */
public final class DropMissing implements Operator {

    private static final String CHOICE = "Drop missing";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("handle_missing", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        String dimension = block.text("dimension", "Drop Rows");
        if (!dimension.equalsIgnoreCase("Drop Rows")) {
            throw new OperatorException(block.at("dimension") + " must be Drop Rows; found \"" + dimension
                    + "\". To leave a column out, use manage_columns: Drop column.");
        }
        List<String> flat = block.columns("input_column");
        List<String> names = flat.isEmpty() ? block.block(dimension).columns("input_column") : flat;
        return context -> {
            Relation input = context.input(0);
            List<Column> columns = names.isEmpty() ? input.columns() : context.columns(names);
            String where = columns.stream().map(c -> "NOT " + c.missing()).collect(Collectors.joining(" AND "));
            return Outcome.view("SELECT " + input.list() + " FROM " + input.sql() + " WHERE " + where);
        };
    }
}
