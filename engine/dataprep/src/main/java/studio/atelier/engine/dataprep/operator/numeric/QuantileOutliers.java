package studio.atelier.engine.dataprep.operator.numeric;

import java.util.List;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.Targets;

/** Outliers below and above quantiles. */
public final class QuantileOutliers implements Operator {

    private static final String CHOICE = "Quantile numeric outliers";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("handle_outliers", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        Targets targets = Targets.of(block);
        Bounds.Fix fix = Bounds.fix(block);
        double low = block.number("lower_quantile", 0.01);
        double high = block.number("upper_quantile", 0.99);
        return context -> Bounds.plan(
                context,
                CHOICE,
                targets,
                fix,
                (column, from) -> "SELECT quantile_cont(" + column.sql() + ", " + low + "), quantile_cont("
                        + column.sql() + ", " + high + ")" + from);
    }
}
