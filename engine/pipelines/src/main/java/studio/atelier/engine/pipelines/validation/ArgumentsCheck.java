package studio.atelier.engine.pipelines.validation;

import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Step;

/** The Arguments of steps that are the body of an API request, against the request's shape. */
final class ArgumentsCheck implements Check {

    @Override
    public void check(Validation validation) {
        StepShapes shapes = new StepShapes(validation.shapes());
        for (Step step : validation.steps()) {
            if (Nodes.object(step.raw(), "Arguments").isPresent()) {
                shapes.arguments(step.type()).ifPresent(shape -> new ShapeCheck(validation, step).request(shape));
            }
        }
    }
}
