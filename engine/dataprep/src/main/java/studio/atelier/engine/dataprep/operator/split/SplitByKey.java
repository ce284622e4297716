package studio.atelier.engine.dataprep.operator.split;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.table.Relation;

/** Splits by chance so that rows with the same key are in the same part. Shares count keys, not rows. */
public final class SplitByKey implements Operator {

    private static final List<String> CHOICES = List.of("Split by key", "Split by keys");

    @Override
    public List<OperatorKey> keys() {
        return CHOICES.stream().map(c -> OperatorKey.spark("split", c)).toList();
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(parameters.text("operator", CHOICES.getFirst()));
        Shares shares = Shares.of(block);
        List<String> given = block.columns("key_columns");
        List<String> names = given.isEmpty() ? block.requiredColumns("input_column") : given;
        long seed = Chance.seed(block);
        return context -> plan(context, shares, names, seed);
    }

    private static Outcome plan(StepContext context, Shares shares, List<String> names, long seed) throws SQLException {
        Relation input = context.storedInput(0);
        String key = context.columns(names).stream()
                .map(c -> "coalesce(CAST(" + c.sql() + " AS VARCHAR), chr(1))")
                .collect(Collectors.joining(" || chr(0) || "));
        String chance = Chance.of("key", seed, "(" + key + ")");
        List<String> chances = context.tables()
                .query(
                        "SELECT DISTINCT CAST(c AS VARCHAR), c FROM (SELECT " + chance + " AS c FROM " + input.sql()
                                + ") ORDER BY c",
                        r -> r.getString(1));
        Map<String, String> parts = new LinkedHashMap<>();
        for (Shares.Part part : shares.parts()) {
            int from = (int) Shares.bound(part.from(), chances.size());
            int to = (int) Shares.bound(part.to(), chances.size());
            String where = from == to
                    ? "false"
                    : (from == 0 ? "true" : chance + " > " + chances.get(from - 1)) + " AND " + chance + " <= "
                            + chances.get(to - 1);
            parts.put(part.name(), "SELECT " + input.list() + " FROM " + input.sql() + " WHERE " + where);
        }
        return new Outcome(parts, true);
    }
}
