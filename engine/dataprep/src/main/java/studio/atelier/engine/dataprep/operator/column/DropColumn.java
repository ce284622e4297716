package studio.atelier.engine.dataprep.operator.column;

import java.util.List;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.Relation;

/** Leaves columns out. */
public final class DropColumn implements Operator {

    private static final String CHOICE = "Drop column";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("manage_columns", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        List<String> names = parameters.block(CHOICE).requiredColumns("column_to_drop");
        return context -> {
            Relation input = context.input(0);
            List<Column> drop = context.columns(names);
            String list = input.list(c -> drop.contains(c) ? "" : c.sql());
            if (list.isEmpty()) {
                throw new OperatorException("all columns would be dropped; keep at least one.");
            }
            return Outcome.view("SELECT " + list + " FROM " + input.sql());
        };
    }
}
