package studio.atelier.engine.dataprep.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.Relation;
import studio.atelier.engine.dataprep.table.Sql;

/**
 * Input columns and where their results go. With one input the result goes to {@code output}; with
 * several to {@code <output>_<input>}; without an output, in place.
 *
 * @param inputs names of the input columns
 * @param output empty for in place
 */
public record Targets(List<String> inputs, String output) {

    /** Reads {@code input_column} and {@code output_column}. */
    public static Targets of(Parameters parameters) {
        return new Targets(parameters.requiredColumns("input_column"), parameters.text("output_column", ""));
    }

    /** Where the result of an input goes. */
    public String target(String input) {
        if (output.isEmpty()) {
            return input;
        }
        return inputs.size() == 1 ? output : output + "_" + input;
    }

    /** SELECT and FROM with the results: a column that is there keeps its place, a new one comes last. */
    public String select(Relation relation, Map<String, String> expressionByInput) {
        Map<String, String> byTarget = new LinkedHashMap<>();
        expressionByInput.forEach((input, expression) -> byTarget.put(target(input), expression));
        return replace(relation, byTarget) + " FROM " + relation.sql();
    }

    /** A SELECT list with columns put in or replaced, without its FROM. */
    public static String replace(Relation relation, Map<String, String> expressionByTarget) {
        Map<String, String> left = new LinkedHashMap<>(expressionByTarget);
        List<String> terms = new ArrayList<>();
        for (Column column : relation.columns()) {
            Optional<String> key = left.keySet().stream()
                    .filter(k -> k.equalsIgnoreCase(column.name()))
                    .findFirst();
            terms.add(key.map(k -> left.remove(k) + " AS " + column.sql()).orElse(column.sql()));
        }
        left.forEach((target, expression) -> terms.add(expression + " AS " + Sql.name(target)));
        return "SELECT " + String.join(", ", terms);
    }
}
