package studio.atelier.engine.dataprep.operator;

import java.util.List;

/** An operator of flows. It is made known in {@link OperatorRegistry}, and nowhere else. */
public interface Operator {

    /** What nodes call it. */
    List<OperatorKey> keys();

    /** How many tables it takes: 0 for a source, 2 for a join. */
    default int inputs() {
        return 1;
    }

    /**
     * Reads a node's parameters, without data.
     *
     * @throws OperatorException if they are missing or wrong
     */
    Step parse(Parameters parameters);
}
