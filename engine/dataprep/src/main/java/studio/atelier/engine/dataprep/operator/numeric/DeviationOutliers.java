package studio.atelier.engine.dataprep.operator.numeric;

import java.util.List;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.Targets;
import studio.atelier.engine.dataprep.table.Sql;

/** Outliers by distance from the mean, in standard deviations. */
public final class DeviationOutliers implements Operator {

    private static final String CHOICE = "Standard deviation numeric outliers";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("handle_outliers", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        Targets targets = Targets.of(block);
        Bounds.Fix fix = Bounds.fix(block);
        double deviations = block.number("standard_deviations", 4);
        return context -> Bounds.plan(context, CHOICE, targets, fix, (column, from) -> {
            String spread = Sql.number(deviations) + " * stddev_samp(" + column.sql() + ")";
            return "SELECT avg(" + column.sql() + ") - " + spread + ", avg(" + column.sql() + ") + " + spread + from;
        });
    }
}
