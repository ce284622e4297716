package studio.atelier.engine.dataprep.operator.numeric;

import java.util.List;
import java.util.function.Function;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.Targets;
import studio.atelier.engine.dataprep.table.Sql;

/**
 * Numeric outliers of four kinds, which differ in how the bounds are found.
 *
 * @param choice the operator's choice, which names the block of its parameters
 * @param bounds reads the block; gives the SQL for a column's bounds
 */
public record Outliers(String choice, Function<Parameters, Bounds.Fitting> bounds) implements Operator {

    /** Below and above two quantiles. */
    public static Outliers byQuantiles() {
        return new Outliers("Quantile numeric outliers", block -> {
            double low = block.number("lower_quantile", 0.01);
            double high = block.number("upper_quantile", 0.99);
            return (column, from) -> "SELECT quantile_cont(" + column.sql() + ", " + low + "), quantile_cont("
                    + column.sql() + ", " + high + ")" + from;
        });
    }

    /** By distance from the mean, in standard deviations. */
    public static Outliers byDeviation() {
        return new Outliers("Standard deviation numeric outliers", block -> {
            double deviations = block.number("standard_deviations", 4);
            return (column, from) -> around(column.sql(), deviations) + from;
        });
    }

    /** By distance from the mean, mean and deviation taken from the values between two quantiles. */
    public static Outliers byRobustDeviation() {
        return new Outliers("Robust standard deviation numeric outliers", block -> {
            double deviations = block.number("standard_deviations", 4);
            double low = block.number("lower_quantile", 0.25);
            double high = block.number("upper_quantile", 0.75);
            return (column, from) -> {
                String x = column.sql();
                return around(x, deviations) + from + " AND " + x + " BETWEEN (SELECT quantile_cont(" + x + ", " + low
                        + ")" + from + ") AND (SELECT quantile_cont(" + x + ", " + high + ")" + from + ")";
            };
        });
    }

    /** Below and above two given numbers. */
    public static Outliers byMinMax() {
        return new Outliers("Min-max numeric outliers", block -> {
            block.required("lower_threshold");
            block.required("upper_threshold");
            double low = block.number("lower_threshold", 0);
            double high = block.number("upper_threshold", 0);
            return (column, from) -> "SELECT " + Sql.number(low) + ", " + Sql.number(high);
        });
    }

    private static String around(String x, double deviations) {
        String spread = Sql.number(deviations) + " * stddev_samp(" + x + ")";
        return "SELECT avg(" + x + ") - " + spread + ", avg(" + x + ") + " + spread;
    }

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("handle_outliers", choice));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(choice);
        Targets targets = Targets.of(block);
        Bounds.Fix fix = Bounds.fix(block);
        Bounds.Fitting fitting = bounds.apply(block);
        return context -> Bounds.plan(context, choice, targets, fix, fitting);
    }
}
