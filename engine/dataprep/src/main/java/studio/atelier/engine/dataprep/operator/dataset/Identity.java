package studio.atelier.engine.dataprep.operator.dataset;

import java.util.List;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;

/** A checkpoint, or a destination: the table as it is. What a destination writes is said by its configuration. */
public final class Identity implements Operator {

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.of("sagemaker.dataset.identity_0.1"), OperatorKey.spark("s3_destination", ""));
    }

    @Override
    public Step parse(Parameters parameters) {
        return context -> Outcome.view("SELECT " + context.input(0).list() + " FROM "
                + context.input(0).sql());
    }
}
