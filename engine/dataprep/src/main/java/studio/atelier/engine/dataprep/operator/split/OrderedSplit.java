package studio.atelier.engine.dataprep.operator.split;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.table.Relation;

/** Splits rows in their order, or in the order of a column: the first part gets the first rows. */
public final class OrderedSplit implements Operator {

    private static final String CHOICE = "Ordered split";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("split", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        Shares shares = Shares.of(block);
        Optional<String> by = block.text("input_column");
        return context -> {
            Relation input = context.storedInput(0);
            long rows = context.tables().count(input);
            String order =
                    by.map(n -> context.column(n).sql() + " NULLS FIRST, rowid").orElse("rowid");
            Map<String, String> parts = new LinkedHashMap<>();
            for (Shares.Part part : shares.parts()) {
                long from = Shares.bound(part.from(), rows);
                long to = Shares.bound(part.to(), rows);
                parts.put(
                        part.name(),
                        "SELECT " + input.list() + " FROM " + input.sql() + " ORDER BY " + order + " LIMIT "
                                + (to - from) + " OFFSET " + from);
            }
            return new Outcome(parts, true);
        };
    }
}
