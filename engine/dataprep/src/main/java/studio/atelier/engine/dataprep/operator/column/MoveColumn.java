package studio.atelier.engine.dataprep.operator.column;

import java.util.ArrayList;
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

/** Moves a column to the start, the end, an index (from 0), or before or after another one. */
public final class MoveColumn implements Operator {

    private static final String CHOICE = "Move column";

    private enum Place {
        START("Move to start"),
        END("Move to end"),
        INDEX("Move to index"),
        AFTER("Move after"),
        BEFORE("Move before");

        private final String words;

        Place(String words) {
            this.words = words;
        }
    }

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("manage_columns", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        Place place = block.choice(
                "move_type",
                Map.of(
                        Place.START.words,
                        Place.START,
                        Place.END.words,
                        Place.END,
                        Place.INDEX.words,
                        Place.INDEX,
                        Place.AFTER.words,
                        Place.AFTER,
                        Place.BEFORE.words,
                        Place.BEFORE),
                Place.START);
        Parameters move = block.block(place.words);
        String column = move.required("column_to_move");
        String target = place == Place.AFTER || place == Place.BEFORE ? move.required("target_column") : "";
        long index = place == Place.INDEX ? move.integer("index", -1) : 0;
        if (index < 0) {
            throw new OperatorException(move.at("index") + " must be a whole number from 0 on.");
        }
        return context -> plan(context, place, column, target, index);
    }

    private static Outcome plan(StepContext context, Place place, String name, String target, long index) {
        Relation input = context.input(0);
        Column moved = context.column(name);
        List<Column> columns = new ArrayList<>(input.columns());
        columns.remove(moved);
        int at = switch (place) {
            case START -> 0;
            case END -> columns.size();
            case INDEX -> (int) Math.min(index, columns.size());
            case AFTER -> position(context, columns, moved, target) + 1;
            case BEFORE -> position(context, columns, moved, target);
        };
        columns.add(at, moved);
        return Outcome.view(
                "SELECT " + String.join(", ", columns.stream().map(Column::sql).toList()) + " FROM " + input.sql());
    }

    private static int position(StepContext context, List<Column> columns, Column moved, String target) {
        Column other = context.column(target);
        if (other.equals(moved)) {
            throw new OperatorException("target_column must be another column than column_to_move.");
        }
        return columns.indexOf(other);
    }
}
