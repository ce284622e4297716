package studio.atelier.engine.dataprep.operator.row;

import java.util.List;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.table.Relation;

/** Keeps the first of rows that are equal in all columns. */
public final class DropDuplicates implements Operator {

    private static final String CHOICE = "Drop duplicates";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("manage_rows", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        return context -> {
            Relation input = context.storedInput(0);
            return Outcome.stored("SELECT " + input.list() + " FROM (SELECT *, rowid AS \"#row\", row_number() OVER"
                    + " (PARTITION BY " + input.list() + " ORDER BY rowid) AS \"#copy\" FROM " + input.sql()
                    + ") WHERE \"#copy\" = 1 ORDER BY \"#row\"");
        };
    }
}
