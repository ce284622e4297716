package studio.atelier.engine.pipelines.validation;

import java.util.Optional;
import studio.atelier.engine.api.shape.ApiShapes;
import studio.atelier.engine.api.shape.Shape;
import studio.atelier.engine.pipelines.definition.StepType;

/** The API's shapes behind the types of steps. */
final class StepShapes {

    private final ApiShapes shapes;

    StepShapes(ApiShapes shapes) {
        this.shapes = shapes;
    }

    /** The request that a step's Arguments are the body of. */
    Optional<Shape> arguments(StepType type) {
        return switch (type) {
            case QUALITY_CHECK, CLARIFY_CHECK -> input("CreateProcessingJob");
            default -> resource(type).flatMap(resource -> input("Create" + resource));
        };
    }

    /** The response whose members a step exposes as its properties. */
    Optional<Shape> properties(StepType type) {
        return resource(type)
                .flatMap(resource -> shapes.operation("Describe" + resource))
                .flatMap(ApiShapes.OperationShapes::output)
                .flatMap(shapes::shape);
    }

    private Optional<Shape> input(String operation) {
        return shapes.operation(operation)
                .flatMap(ApiShapes.OperationShapes::input)
                .flatMap(shapes::shape);
    }

    private static Optional<String> resource(StepType type) {
        return switch (type) {
            case PROCESSING -> Optional.of("ProcessingJob");
            case TRAINING -> Optional.of("TrainingJob");
            case TUNING -> Optional.of("HyperParameterTuningJob");
            case MODEL -> Optional.of("Model");
            case REGISTER_MODEL -> Optional.of("ModelPackage");
            case TRANSFORM -> Optional.of("TransformJob");
            case ENDPOINT_CONFIG -> Optional.of("EndpointConfig");
            case ENDPOINT -> Optional.of("Endpoint");
            default -> Optional.empty();
        };
    }
}
