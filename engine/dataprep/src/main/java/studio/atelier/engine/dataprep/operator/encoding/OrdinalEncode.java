package studio.atelier.engine.dataprep.operator.encoding;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.operator.Targets;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.Sql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Replaces categories by their rank: 0 is the most frequent one. */
public final class OrdinalEncode implements Operator {

    private static final String CHOICE = "Ordinal encode";

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("encode_categorical", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        Targets targets = Targets.of(block);
        Labels.Invalid invalid = Labels.invalid(block, Labels.Invalid.NAN);
        return context -> plan(context, targets, invalid);
    }

    private static Outcome plan(StepContext context, Targets targets, Labels.Invalid invalid) throws SQLException {
        List<Column> columns = context.columns(targets.inputs());
        ObjectNode state = context.fitted(known(context, columns), () -> Labels.fit(context, columns));
        Map<String, String> terms = new LinkedHashMap<>();
        List<String> keep = new ArrayList<>();
        for (Column column : columns) {
            List<String> labels = Labels.of(state, column);
            String unknown = Labels.unknown(column, labels);
            switch (invalid) {
                case ERROR -> Labels.refuseUnknown(context, column, labels);
                case SKIP -> keep.add("NOT " + unknown);
                case KEEP, NAN -> {}
            }
            String otherwise = invalid == Labels.Invalid.KEEP ? labels.size() + "::DOUBLE" : "NULL";
            terms.put(
                    column.name(),
                    "CASE WHEN " + unknown + " THEN " + otherwise + " ELSE CAST(list_position(" + Sql.texts(labels)
                            + ", " + Labels.text(column) + ") - 1 AS DOUBLE) END");
        }
        String where = keep.isEmpty() ? "" : " WHERE " + String.join(" AND ", keep);
        return Outcome.view(targets.select(context.input(0), terms) + where);
    }

    private static Optional<ObjectNode> known(StepContext context, List<Column> columns) {
        JsonNode mapping = context.trained().path("ordinal_encode_parameters").path("encoder_mapping");
        if (!(mapping instanceof ObjectNode object) || object.isEmpty() || columns.size() != 1) {
            return Optional.empty();
        }
        ObjectNode state = Json.object();
        ArrayNode labels = state.putObject("labels").putArray(columns.getFirst().name());
        object.properties().stream()
                .sorted(Comparator.comparingDouble(e -> e.getValue().asDouble(0)))
                .forEach(e -> labels.add(e.getKey()));
        return Optional.of(state);
    }
}
