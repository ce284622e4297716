package studio.atelier.engine.pipelines.expression;

import java.util.List;
import studio.atelier.engine.pipelines.definition.Step;

/** The expressions of a step. */
public final class StepExpressions {

    private StepExpressions() {}

    /** All expressions that belong to a step itself; of a Condition those in its Conditions, not in its branches. */
    public static List<Occurrence> of(Step step) {
        return EdgeFinder.occurrences(step);
    }
}
