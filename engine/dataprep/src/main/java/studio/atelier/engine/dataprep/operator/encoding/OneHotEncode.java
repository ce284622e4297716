package studio.atelier.engine.dataprep.operator.encoding;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
import studio.atelier.engine.dataprep.table.ColumnType;
import studio.atelier.engine.dataprep.table.Relation;
import studio.atelier.engine.dataprep.table.Sql;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a 0/1 column of each category ({@code <column>_<label>}), or one vector. A value without a
 * category is 0 everywhere under Keep; Skip leaves its row out; Error fails.
 */
public final class OneHotEncode implements Operator {

    private static final String CHOICE = "One-hot encode";

    private record Settings(Labels.Invalid invalid, boolean dropLast, boolean columns, boolean ordinal) {}

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("encode_categorical", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        Targets targets = Targets.of(block);
        Settings settings = new Settings(
                Labels.invalid(block, Labels.Invalid.KEEP),
                block.flag("drop_last", true),
                block.choice("output_style", Map.of("Columns", true, "Vector", false), false),
                block.flag("input_already_ordinal_encoded", false));
        return context -> plan(context, targets, settings);
    }

    private static Outcome plan(StepContext context, Targets targets, Settings settings) throws SQLException {
        Relation input = context.input(0);
        List<Column> columns = context.columns(targets.inputs());
        ObjectNode state = context.fitted(
                Optional.empty(), () -> settings.ordinal() ? ranks(context, columns) : Labels.fit(context, columns));
        Map<String, String> terms = new LinkedHashMap<>();
        List<String> drop = new ArrayList<>();
        List<String> keep = new ArrayList<>();
        for (Column column : columns) {
            List<String> labels = Labels.of(state, column);
            switch (settings.invalid()) {
                case ERROR -> Labels.refuseUnknown(context, column, labels);
                case SKIP -> keep.add("NOT " + Labels.unknown(column, labels));
                case KEEP, NAN -> {}
            }
            List<String> shown = settings.dropLast() ? labels.subList(0, labels.size() - 1) : labels;
            String target = targets.target(column.name());
            if (settings.columns()) {
                for (String label : shown) {
                    terms.put(input.free(target + "_" + label, List.copyOf(terms.keySet())), bit(column, label));
                }
                if (target.equalsIgnoreCase(column.name())) {
                    drop.add(column.name());
                }
            } else {
                terms.put(
                        target,
                        shown.stream().map(l -> bit(column, l)).collect(Collectors.joining(", ", "[", "]::DOUBLE[]")));
            }
        }
        Relation rest = new Relation(
                input.table(),
                input.columns().stream().filter(c -> !drop.contains(c.name())).toList(),
                input.stored());
        String list = Targets.replace(rest, terms);
        String where = keep.isEmpty() ? "" : " WHERE " + String.join(" AND ", keep);
        return Outcome.view(list.replace("SELECT , ", "SELECT ") + " FROM " + input.sql() + where);
    }

    private static String bit(Column column, String label) {
        return "CASE WHEN " + Labels.text(column) + " = " + Sql.text(label) + " THEN 1.0::DOUBLE ELSE 0.0::DOUBLE END";
    }

    private static ObjectNode ranks(StepContext context, List<Column> columns) throws SQLException {
        ObjectNode state = Json.object();
        ObjectNode labels = state.putObject("labels");
        for (Column column : columns) {
            if (!column.type().numeric()) {
                throw new OperatorException("column \"" + column.name() + "\" is "
                        + column.type().word() + ", not ordinal encoded. Set input_already_ordinal_encoded to false.");
            }
            long highest = context.tables()
                    .first(
                            "SELECT CAST(max(" + column.sql() + ") AS BIGINT) FROM "
                                    + context.input(0).sql() + " WHERE NOT " + column.missing(),
                            r -> r.getLong(1))
                    .orElse(-1L);
            ArrayNode list = labels.putArray(column.name());
            for (long rank = 0; rank <= highest; rank++) {
                list.add(column.type() == ColumnType.LONG ? Long.toString(rank) : Double.toString(rank));
            }
        }
        return state;
    }
}
