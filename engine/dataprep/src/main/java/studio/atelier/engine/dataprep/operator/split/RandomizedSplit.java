package studio.atelier.engine.dataprep.operator.split;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.table.Relation;

/** Splits rows by chance, into parts of exactly the wanted sizes, keeping the rows' order. */
public final class RandomizedSplit implements Operator {

    private static final String CHOICE = "Randomized split";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("split", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        Shares shares = Shares.of(block);
        String chance = Chance.of("split", Chance.seed(block), "CAST(rowid AS VARCHAR)");
        return context -> {
            Relation input = context.storedInput(0);
            long rows = context.tables().count(input);
            Map<String, String> parts = new LinkedHashMap<>();
            for (Shares.Part part : shares.parts()) {
                String from = threshold(context, input, chance, Shares.bound(part.from(), rows));
                String to = threshold(context, input, chance, Shares.bound(part.to(), rows));
                String where = from.equals(to)
                        ? "false"
                        : (from.isEmpty() ? "true" : chance + " > " + from) + " AND " + chance + " <= " + to;
                parts.put(part.name(), "SELECT " + input.list() + " FROM " + input.sql() + " WHERE " + where);
            }
            return new Outcome(parts, true);
        };
    }

    /** The chance of the row that is the {@code count}-th by chance; empty for none. */
    private static String threshold(StepContext context, Relation input, String chance, long count)
            throws SQLException {
        return count == 0
                ? ""
                : context.tables()
                        .first(
                                "SELECT CAST(c AS VARCHAR) FROM (SELECT " + chance + " AS c FROM " + input.sql()
                                        + ") ORDER BY c LIMIT 1 OFFSET " + (count - 1),
                                r -> r.getString(1))
                        .orElse("");
    }
}
