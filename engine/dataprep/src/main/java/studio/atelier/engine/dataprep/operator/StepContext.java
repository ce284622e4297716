package studio.atelier.engine.dataprep.operator;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.Relation;
import studio.atelier.engine.dataprep.table.TableEngine;
import tools.jackson.databind.node.ObjectNode;

/** What a step sees while it plans. */
public interface StepContext {

    /** Fits on the data. */
    @FunctionalInterface
    interface Fit {
        ObjectNode fit() throws SQLException;
    }

    /** The input's table; 0 is the first. */
    Relation input(int index);

    /** The input's table with {@code rowid} in row order. */
    Relation storedInput(int index) throws SQLException;

    /** Names of the node's outputs in their order. */
    List<String> outputs();

    TableEngine tables();

    /**
     * The node's fitted state: what an earlier run saved for the same parameters, else what
     * {@code known} offers, else what {@code fit} learns. It is saved with the flow. A refit always
     * learns.
     *
     * @param known state that Data Wrangler saved in a form that can be read
     */
    ObjectNode fitted(Optional<ObjectNode> known, Fit fit) throws SQLException;

    /** Data Wrangler's {@code trained_parameters} of the node; empty where there are none. */
    ObjectNode trained();

    /** The files of a source. */
    List<Path> files(String dataset, String uri, boolean nested);

    /** A folder of this step's own, for files that it must make. */
    Path scratch();

    /** One line for the job's log. */
    void log(String line);

    /** The column of the first input; else an error that names what there is. */
    default Column column(String name) {
        return column(input(0), name);
    }

    /** The column of a table; else an error that names what there is. */
    default Column column(Relation relation, String name) {
        return relation.column(name)
                .orElseThrow(() -> new OperatorException("there is no column \"" + name + "\". The columns here are: "
                        + String.join(
                                ", ",
                                relation.columns().stream().map(Column::name).toList())
                        + "."));
    }

    default List<Column> columns(List<String> names) {
        return names.stream().map(this::column).toList();
    }
}
