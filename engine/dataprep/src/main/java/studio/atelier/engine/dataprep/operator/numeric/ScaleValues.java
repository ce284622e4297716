package studio.atelier.engine.dataprep.operator.numeric;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.operator.Targets;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.Sql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Scales numbers, with the statistics of the fitted data, as Spark's scalers do. */
public final class ScaleValues implements Operator {

    private static final String CHOICE = "Scale values";

    private enum Scaler {
        STANDARD("Standard scaler"),
        ROBUST("Robust scaler"),
        MIN_MAX("Min-max scaler"),
        MAX_ABSOLUTE("Max absolute scaler");

        private final String words;

        Scaler(String words) {
            this.words = words;
        }
    }

    private record Settings(Scaler scaler, boolean center, boolean scale, double low, double high) {}

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("process_numeric", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        Scaler scaler = block.choice(
                "scaler",
                Map.of(
                        Scaler.STANDARD.words, Scaler.STANDARD,
                        Scaler.ROBUST.words, Scaler.ROBUST,
                        Scaler.MIN_MAX.words, Scaler.MIN_MAX,
                        Scaler.MAX_ABSOLUTE.words, Scaler.MAX_ABSOLUTE),
                Scaler.STANDARD);
        Parameters inner = block.block(scaler.words);
        Targets targets = Targets.of(inner);
        boolean robust = scaler == Scaler.ROBUST;
        Settings settings = new Settings(
                scaler,
                inner.flag("center", false),
                inner.flag("scale", true),
                robust ? inner.number("lower_quantile", 0.25) : inner.number("min", 0),
                robust ? inner.number("upper_quantile", 0.75) : inner.number("max", 1));
        if (settings.low() >= settings.high()) {
            throw new OperatorException(
                    robust
                            ? inner.at("lower_quantile") + " must be below upper_quantile."
                            : inner.at("min") + " must be below max.");
        }
        return context -> plan(context, targets, settings);
    }

    private static Outcome plan(StepContext context, Targets targets, Settings settings) throws SQLException {
        List<Column> columns = context.columns(targets.inputs());
        for (Column column : columns) {
            if (!column.type().numeric()) {
                throw new OperatorException("column \"" + column.name() + "\" is "
                        + column.type().word() + "; only numbers can be scaled. Cast it first.");
            }
        }
        ObjectNode state = context.fitted(Optional.empty(), () -> fit(context, columns, settings));
        Map<String, String> terms = new LinkedHashMap<>();
        for (Column column : columns) {
            JsonNode line = state.path("scale").path(column.name());
            double shift = line.path("shift").asDouble(0);
            double factor = line.path("factor").asDouble(1);
            double offset = line.path("offset").asDouble(0);
            terms.put(
                    column.name(),
                    "(CAST(" + column.sql() + " AS DOUBLE) - " + Sql.number(shift) + ") * " + Sql.number(factor) + " + "
                            + Sql.number(offset));
        }
        return Outcome.view(targets.select(context.input(0), terms));
    }

    /** State {@code {"scale": {column: {shift, factor, offset}}}}: scaled = (x - shift) * factor + offset. */
    private static ObjectNode fit(StepContext context, List<Column> columns, Settings settings) throws SQLException {
        ObjectNode state = Json.object();
        ObjectNode scale = state.putObject("scale");
        for (Column column : columns) {
            String x = "CAST(" + column.sql() + " AS DOUBLE)";
            String statistics = switch (settings.scaler()) {
                case STANDARD -> "avg(" + x + "), stddev_samp(" + x + "), 0";
                case ROBUST ->
                    "quantile_cont(" + x + ", 0.5), quantile_cont(" + x + ", " + settings.high() + ") - quantile_cont("
                            + x + ", " + settings.low() + "), 0";
                case MIN_MAX, MAX_ABSOLUTE -> "min(" + x + "), max(" + x + "), max(abs(" + x + "))";
            };
            double[] s = context.tables()
                    .first(
                            "SELECT " + statistics + " FROM " + context.input(0).sql() + " WHERE NOT "
                                    + column.missing(),
                            r -> new double[] {r.getDouble(1), r.getDouble(2), r.getDouble(3)})
                    .orElse(new double[3]);
            scale.set(column.name(), line(settings, s));
        }
        return state;
    }

    private static ObjectNode line(Settings settings, double[] s) {
        return switch (settings.scaler()) {
            case STANDARD, ROBUST ->
                line(settings.center() ? s[0] : 0, settings.scale() ? (s[1] == 0 ? 0 : 1 / s[1]) : 1, 0);
            case MAX_ABSOLUTE -> line(0, s[2] == 0 ? 1 : 1 / s[2], 0);
            case MIN_MAX ->
                s[1] == s[0]
                        ? line(0, 0, 0.5 * (settings.low() + settings.high()))
                        : line(s[0], (settings.high() - settings.low()) / (s[1] - s[0]), settings.low());
        };
    }

    private static ObjectNode line(double shift, double factor, double offset) {
        return Json.object().put("shift", shift).put("factor", factor).put("offset", offset);
    }
}
