package studio.atelier.engine.dataprep.operator.split;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.table.Relation;

/** Takes a sample: the first rows, rows by chance, or rows by chance with the shares of a column's values. */
public final class Sampling implements Operator {

    private enum Method {
        LIMIT("Limit"),
        RANDOM("Random"),
        STRATIFIED("Stratified");

        private final String words;

        Method(String words) {
            this.words = words;
        }
    }

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("sampling", ""));
    }

    @Override
    public Step parse(Parameters parameters) {
        Method method = parameters.choice(
                "sampling_method",
                Map.of(
                        Method.LIMIT.words, Method.LIMIT,
                        Method.RANDOM.words, Method.RANDOM,
                        Method.STRATIFIED.words, Method.STRATIFIED),
                Method.LIMIT);
        Parameters block = parameters.block(method.words);
        long size = block.integer("sample_size", block.integer("limit_rows", -1));
        if (size < 1) {
            throw new OperatorException(block.at("sample_size") + " must be a whole number from 1 on.");
        }
        String by = method == Method.STRATIFIED ? block.required("input_column") : "";
        String chance = Chance.of("sample", Chance.seed(block), "CAST(rowid AS VARCHAR)");
        return context -> Outcome.stored(query(context, method, size, by, chance));
    }

    private static String query(StepContext context, Method method, long size, String by, String chance)
            throws SQLException {
        Relation input = context.storedInput(0);
        String from = " FROM " + input.sql();
        return switch (method) {
            case LIMIT -> "SELECT " + input.list() + from + " LIMIT " + size;
            case RANDOM ->
                "SELECT " + input.list() + " FROM (SELECT *, rowid AS \"#row\"" + from + " ORDER BY " + chance
                        + ", rowid LIMIT " + size + ") ORDER BY \"#row\"";
            case STRATIFIED ->
                "SELECT " + input.list() + " FROM (SELECT *, rowid AS \"#row\", row_number() OVER"
                        + " (PARTITION BY " + context.column(by).sql() + " ORDER BY " + chance
                        + ", rowid) AS \"#rank\", count(*) OVER (PARTITION BY "
                        + context.column(by).sql()
                        + ") AS \"#part\", count(*) OVER () AS \"#all\"" + from
                        + ") WHERE \"#rank\" <= round(" + size + ".0 * \"#part\" / \"#all\") ORDER BY \"#row\"";
        };
    }
}
