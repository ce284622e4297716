package studio.atelier.engine.dataprep.operator.missing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.Targets;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.Relation;

/** Adds a column that is true where a value is missing, named {@code <column>_indicator}. */
public final class AddIndicator implements Operator {

    private static final String CHOICE = "Add indicator for missing";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("handle_missing", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        List<String> names = block.requiredColumns("input_column");
        String output = block.text("output_column", "");
        return context -> {
            Relation input = context.input(0);
            Map<String, String> terms = new LinkedHashMap<>();
            for (Column column : context.columns(names)) {
                String target = output.isEmpty()
                        ? column.name() + "_indicator"
                        : names.size() == 1 ? output : output + "_" + column.name();
                terms.put(target, column.missing());
            }
            return Outcome.view(Targets.replace(input, terms) + " FROM " + input.sql());
        };
    }
}
