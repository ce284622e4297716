package studio.atelier.engine.pipelines.validation;

import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.image.ImageRequest;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Step;
import tools.jackson.databind.node.ObjectNode;

/**
 * The image of a training step, as far as it is known before the run.
 *
 * @param request to ask the catalogue with
 * @param pointer to the member that names it
 */
record TrainingImage(ImageRequest request, String pointer) {

    private static final String PROGRAM = "sagemaker_program";

    static Optional<TrainingImage> of(Validation validation, Step step) {
        Optional<ObjectNode> algorithm = Nodes.object(step.arguments(), "AlgorithmSpecification");
        if (algorithm.isEmpty()) {
            return Optional.empty();
        }
        List<String> command = KnownText.all(validation, algorithm.get(), "ContainerEntrypoint");
        command.addAll(KnownText.all(validation, algorithm.get(), "ContainerArguments"));
        String member = Nodes.get(algorithm.get(), "TrainingImage").isPresent() ? "TrainingImage" : "AlgorithmName";
        boolean script = hasProgram(step.arguments(), "HyperParameters", PROGRAM)
                || hasProgram(step.arguments(), "Environment", "SAGEMAKER_PROGRAM");
        return KnownText.of(validation, algorithm.get(), member)
                .map(image -> new TrainingImage(
                        new ImageRequest(image, ImageRequest.Use.TRAINING, command, script),
                        step.argumentsPointer() + "/AlgorithmSpecification/" + member));
    }

    private static boolean hasProgram(ObjectNode arguments, String map, String key) {
        return Nodes.object(arguments, map).flatMap(m -> Nodes.get(m, key)).isPresent();
    }
}
