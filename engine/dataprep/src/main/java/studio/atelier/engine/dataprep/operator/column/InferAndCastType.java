package studio.atelier.engine.dataprep.operator.column;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import tools.jackson.databind.node.ObjectNode;

/** Gives every text column the type that its values have, or that a saved schema says. */
public final class InferAndCastType implements Operator {

    private final String version;
    private final TypeInference inference;

    /**
     * @param version {@code 0.1} or {@code 0.2}
     * @param rows how many rows this version looks at
     */
    public InferAndCastType(String version, int rows) {
        this.version = version;
        this.inference = new TypeInference(rows);
    }

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.of("sagemaker.spark.infer_and_cast_type_" + version));
    }

    @Override
    public Step parse(Parameters parameters) {
        return this::plan;
    }

    private Outcome plan(StepContext context) throws SQLException {
        Relation input = context.input(0);
        ObjectNode state = context.fitted(known(context), () -> infer(context, input));
        Map<String, String> casts = new LinkedHashMap<>();
        state.path("schema").properties().forEach(entry -> {
            Column column = context.column(entry.getKey());
            ColumnType type = ColumnType.ofWord(entry.getValue().asString(""))
                    .orElseThrow(() -> new OperatorException("the saved schema gives column \"" + entry.getKey()
                            + "\" the unknown type " + Json.write(entry.getValue())
                            + ". Use bool, date, datetime, float, long, string, array or struct."));
            if (type != column.type()) {
                casts.put(column.name(), Casts.cast(column, type, List.of()));
            }
        });
        return Outcome.view(Targets.replace(input, casts) + " FROM " + input.sql());
    }

    private static Optional<ObjectNode> known(StepContext context) {
        return context.trained().get("schema") instanceof ObjectNode schema && !schema.isEmpty()
                ? Optional.of((ObjectNode) Json.object().set("schema", schema.deepCopy()))
                : Optional.empty();
    }

    private ObjectNode infer(StepContext context, Relation input) throws SQLException {
        ObjectNode state = Json.object();
        ObjectNode schema = state.putObject("schema");
        for (Column column : input.columns()) {
            schema.put(
                    column.name(),
                    inference.infer(context.tables(), input, column).word());
        }
        return state;
    }
}
