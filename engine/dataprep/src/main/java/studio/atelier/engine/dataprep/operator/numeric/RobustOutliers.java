package studio.atelier.engine.dataprep.operator.numeric;

import java.util.List;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.Targets;
import studio.atelier.engine.dataprep.table.Sql;

/** Outliers by distance from the mean, mean and deviation taken from the values between two quantiles. */
public final class RobustOutliers implements Operator {

    private static final String CHOICE = "Robust standard deviation numeric outliers";

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
        double low = block.number("lower_quantile", 0.25);
        double high = block.number("upper_quantile", 0.75);
        return context -> Bounds.plan(context, CHOICE, targets, fix, (column, from) -> {
            String x = column.sql();
            String spread = Sql.number(deviations) + " * stddev_samp(" + x + ")";
            return "SELECT avg(" + x + ") - " + spread + ", avg(" + x + ") + " + spread + from + " AND " + x
                    + " BETWEEN (SELECT quantile_cont(" + x + ", " + low + ")" + from + ") AND (SELECT quantile_cont("
                    + x + ", " + high + ")" + from + ")";
        });
    }
}
