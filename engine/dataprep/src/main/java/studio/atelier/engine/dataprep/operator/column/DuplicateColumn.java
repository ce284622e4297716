package studio.atelier.engine.dataprep.operator.column;

import java.util.List;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.table.Relation;
import studio.atelier.engine.dataprep.table.Sql;

/** Adds a copy of a column at the end. */
public final class DuplicateColumn implements Operator {

    private static final String CHOICE = "Duplicate column";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("manage_columns", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        String column = block.required("input_column");
        String name = block.required("new_name");
        return context -> {
            Relation input = context.input(0);
            if (input.column(name).isPresent()) {
                throw new OperatorException("there is already a column \"" + name + "\"; choose another new_name.");
            }
            return Outcome.view("SELECT " + input.list() + ", "
                    + context.column(column).sql() + " AS " + Sql.name(name) + " FROM " + input.sql());
        };
    }
}
