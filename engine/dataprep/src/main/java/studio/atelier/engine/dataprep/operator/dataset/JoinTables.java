package studio.atelier.engine.dataprep.operator.dataset;

import java.util.List;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;

/** Joins two tables on one column of each. */
public final class JoinTables implements Operator {

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("join_tables", ""));
    }

    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public Step parse(Parameters parameters) {
        return Joins.step(
                parameters,
                List.of(new Joins.Key(parameters.required("left_column"), parameters.required("right_column"))));
    }
}
