package studio.atelier.engine.dataprep.operator.numeric;

import java.util.List;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.Targets;
import studio.atelier.engine.dataprep.table.Sql;

/** Outliers below and above given numbers. */
public final class MinMaxOutliers implements Operator {

    private static final String CHOICE = "Min-max numeric outliers";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("handle_outliers", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        Targets targets = Targets.of(block);
        Bounds.Fix fix = Bounds.fix(block);
        block.required("lower_threshold");
        block.required("upper_threshold");
        double low = block.number("lower_threshold", 0);
        double high = block.number("upper_threshold", 0);
        return context -> Bounds.plan(
                context, CHOICE, targets, fix, (column, from) -> "SELECT " + Sql.number(low) + ", " + Sql.number(high));
    }
}
