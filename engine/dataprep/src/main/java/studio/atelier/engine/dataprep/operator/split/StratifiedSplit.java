package studio.atelier.engine.dataprep.operator.split;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.Relation;

/** Splits rows by chance so that every value of a column has the same share in every part. */
public final class StratifiedSplit implements Operator {

    private static final String CHOICE = "Stratified split";
    private static final int MOST_VALUES = 100;

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("split", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        Shares shares = Shares.of(block);
        String name = block.required("input_column");
        String chance = Chance.of("stratified", Chance.seed(block), "CAST(rowid AS VARCHAR)");
        return context -> plan(context, shares, name, chance);
    }

    private static Outcome plan(StepContext context, Shares shares, String name, String chance) throws SQLException {
        Relation input = context.storedInput(0);
        Column column = context.column(name);
        long values = context.tables()
                .first("SELECT count(DISTINCT " + column.sql() + ") FROM " + input.sql(), r -> r.getLong(1))
                .orElse(0L);
        if (values > MOST_VALUES) {
            throw new OperatorException("column \"" + column.name() + "\" has " + values
                    + " distinct values; a stratified split takes at most " + MOST_VALUES + ".");
        }
        String ranked = "(SELECT *, rowid AS \"#row\", row_number() OVER (PARTITION BY " + column.sql() + " ORDER BY "
                + chance + ", rowid) AS \"#rank\", count(*) OVER (PARTITION BY " + column.sql() + ") AS \"#all\" FROM "
                + input.sql() + ")";
        Map<String, String> parts = new LinkedHashMap<>();
        for (Shares.Part part : shares.parts()) {
            parts.put(
                    part.name(),
                    "SELECT " + input.list() + " FROM " + ranked + " WHERE \"#rank\" > round("
                            + part.from() + " * \"#all\") AND \"#rank\" <= round(" + Math.min(1, part.to())
                            + " * \"#all\") ORDER BY \"#row\"");
        }
        return new Outcome(parts, true);
    }
}
