package studio.atelier.engine.dataprep.operator.column;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.Relation;
import studio.atelier.engine.dataprep.table.Sql;

/** Renames one column, or several at once. */
public final class RenameColumn implements Operator {

    private static final String CHOICE = "Rename column";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("manage_columns", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        Map<String, String> names = new LinkedHashMap<>();
        for (Parameters item : block.list("columns_to_rename")) {
            names.put(item.required("input_column"), item.required("new_name"));
        }
        if (names.isEmpty()) {
            names.put(block.required("input_column"), block.required("new_name"));
        }
        return context -> plan(context, names);
    }

    private static Outcome plan(StepContext context, Map<String, String> names) {
        Relation input = context.input(0);
        Map<Column, String> renamed = new LinkedHashMap<>();
        names.forEach((from, to) -> renamed.put(context.column(from), to));
        Set<String> seen = new HashSet<>();
        for (Column column : input.columns()) {
            String name = renamed.getOrDefault(column, column.name());
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new OperatorException("two columns would be named \"" + name + "\"; choose another new_name.");
            }
        }
        String list = input.list(
                c -> renamed.containsKey(c) ? c.sql() + " AS " + Sql.name(renamed.getOrDefault(c, "")) : c.sql());
        return Outcome.view("SELECT " + list + " FROM " + input.sql());
    }
}
