package studio.atelier.engine.dataprep.operator;

import java.io.IOException;
import java.sql.SQLException;

/** An operator with its parameters: the work of one node. */
@FunctionalInterface
public interface Step {

    /**
     * Says what the node's outputs are. Only what must be learned from the data is computed here.
     *
     * @throws OperatorException if the data does not allow it
     */
    Outcome plan(StepContext context) throws SQLException, IOException;
}
