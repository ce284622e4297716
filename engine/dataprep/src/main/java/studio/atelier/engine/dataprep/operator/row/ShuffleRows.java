package studio.atelier.engine.dataprep.operator.row;

import java.util.List;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.table.Relation;

/** Puts rows into an order by chance, the same in every run. */
public final class ShuffleRows implements Operator {

    private static final String CHOICE = "Shuffle";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("manage_rows", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        long seed = parameters.block(CHOICE).integer("seed", 0);
        return context -> {
            Relation input = context.storedInput(0);
            return Outcome.stored("SELECT " + input.list() + " FROM " + input.sql()
                    + " ORDER BY md5_number_lower('shuffle:" + seed + ":' || CAST(rowid AS VARCHAR)), rowid");
        };
    }
}
