package studio.atelier.engine.dataprep.operator.dataset;

import java.util.ArrayList;
import java.util.List;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;

/** Joins two tables on up to ten pairs of columns. */
public final class JoinMultiKeys implements Operator {

    private static final int MOST = 10;

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("join_multi_keys", ""));
    }

    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public Step parse(Parameters parameters) {
        List<Joins.Key> keys = new ArrayList<>();
        for (Parameters key : parameters.list("join_keys")) {
            keys.add(new Joins.Key(key.required("left"), key.required("right")));
        }
        if (keys.size() > MOST) {
            throw new OperatorException("join_keys takes at most " + MOST + " pairs, found " + keys.size() + ".");
        }
        return Joins.step(parameters, keys);
    }
}
