package studio.atelier.engine.dataprep.operator.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.table.Relation;

/** Sorts rows by columns; missing values come first going up and last going down, as in Spark. */
public final class SortRows implements Operator {

    private static final String CHOICE = "Sort";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("manage_rows", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        Map<String, String> orders = new LinkedHashMap<>();
        for (Parameters condition : block.list("conditions")) {
            orders.put(condition.required("sort_by"), order(condition));
        }
        if (orders.isEmpty()) {
            block.requiredColumns("sort_by").forEach(name -> orders.put(name, order(block)));
        }
        return context -> {
            Relation input = context.storedInput(0);
            List<String> terms = new ArrayList<>();
            orders.forEach((name, order) -> terms.add(context.column(name).sql() + order));
            return Outcome.stored("SELECT " + input.list() + " FROM " + input.sql() + " ORDER BY "
                    + String.join(", ", terms) + ", rowid");
        };
    }

    private static String order(Parameters parameters) {
        return parameters.choice(
                "order", Map.of("Ascending", " ASC NULLS FIRST", "Descending", " DESC NULLS LAST"), " ASC NULLS FIRST");
    }
}
