package studio.atelier.engine.pipelines.validation;

import java.util.Optional;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.image.ImageRequest;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import tools.jackson.databind.node.ObjectNode;

/** Whether something on this machine runs each job's image, as far as the image is known before the run. */
final class ImageCheck implements Check {

    private final ImageCatalog images;

    ImageCheck(ImageCatalog images) {
        this.images = images;
    }

    @Override
    public void check(Validation validation) {
        for (Step step : validation.steps()) {
            if (step.type() == StepType.TRAINING) {
                training(validation, step);
            } else if (step.type() == StepType.PROCESSING) {
                processing(validation, step);
            }
        }
    }

    private void training(Validation validation, Step step) {
        TrainingImage.of(validation, step)
                .ifPresent(image -> resolve(validation, step, image.request(), image.pointer()));
    }

    private void processing(Validation validation, Step step) {
        Optional<ObjectNode> app = Nodes.object(step.arguments(), "AppSpecification");
        app.flatMap(a -> KnownText.of(validation, a, "ImageUri"))
                .ifPresent(image -> resolve(
                        validation,
                        step,
                        new ImageRequest(
                                image,
                                ImageRequest.Use.PROCESSING,
                                KnownText.all(validation, app.get(), "ContainerEntrypoint"),
                                false),
                        step.argumentsPointer() + "/AppSpecification/ImageUri"));
    }

    private void resolve(Validation validation, Step step, ImageRequest request, String pointer) {
        images.resolve(request)
                .missing()
                .ifPresent(why -> validation
                        .findings()
                        .error(
                                "image-not-runnable",
                                pointer,
                                "Step " + step.name() + " (image " + Words.brief(request.imageUri())
                                        + ") cannot run here: " + why));
    }
}
