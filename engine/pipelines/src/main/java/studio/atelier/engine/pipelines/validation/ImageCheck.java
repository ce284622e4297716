package studio.atelier.engine.pipelines.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.image.ImageRequest;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.pipelines.expression.Expression;
import studio.atelier.engine.pipelines.expression.Expression.Join;
import studio.atelier.engine.pipelines.expression.Expression.Literal;
import studio.atelier.engine.pipelines.expression.Expression.ParameterRef;
import studio.atelier.engine.pipelines.expression.ExpressionException;
import studio.atelier.engine.pipelines.expression.ExpressionParser;
import studio.atelier.engine.pipelines.expression.ParameterValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether something on this machine runs each job's image, as far as the image is known before the run. */
final class ImageCheck implements Check {

    private static final String PROGRAM = "sagemaker_program";

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
        Optional<ObjectNode> algorithm = Nodes.object(step.arguments(), "AlgorithmSpecification");
        if (algorithm.isEmpty()) {
            return;
        }
        List<String> command = texts(validation, algorithm.get(), "ContainerEntrypoint");
        command.addAll(texts(validation, algorithm.get(), "ContainerArguments"));
        String member = Nodes.get(algorithm.get(), "TrainingImage").isPresent() ? "TrainingImage" : "AlgorithmName";
        boolean script = hasProgram(step.arguments(), "HyperParameters", PROGRAM)
                || hasProgram(step.arguments(), "Environment", "SAGEMAKER_PROGRAM");
        text(validation, algorithm.get(), member)
                .ifPresent(image -> resolve(
                        validation,
                        step,
                        new ImageRequest(image, ImageRequest.Use.TRAINING, command, script),
                        step.argumentsPointer() + "/AlgorithmSpecification/" + member));
    }

    private void processing(Validation validation, Step step) {
        Optional<ObjectNode> app = Nodes.object(step.arguments(), "AppSpecification");
        app.flatMap(a -> text(validation, a, "ImageUri"))
                .ifPresent(image -> resolve(
                        validation,
                        step,
                        new ImageRequest(
                                image,
                                ImageRequest.Use.PROCESSING,
                                texts(validation, app.get(), "ContainerEntrypoint"),
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

    private static boolean hasProgram(ObjectNode arguments, String map, String key) {
        return Nodes.object(arguments, map).flatMap(m -> Nodes.get(m, key)).isPresent();
    }

    private static List<String> texts(Validation validation, ObjectNode object, String list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : Nodes.items(object, list)) {
            texts.add(known(validation, item).orElse("?"));
        }
        return texts;
    }

    private static Optional<String> text(Validation validation, ObjectNode object, String member) {
        return Nodes.get(object, member)
                .flatMap(value -> known(validation, value))
                .filter(Predicate.not(String::isBlank));
    }

    /** The text of a value as far as literals and parameter defaults tell it. */
    private static Optional<String> known(Validation validation, JsonNode value) {
        try {
            return known(validation, ExpressionParser.parse(value));
        } catch (ExpressionException e) {
            // The reference check tells about expressions that are not well formed.
            return Optional.empty();
        }
    }

    private static Optional<String> known(Validation validation, Expression expression) {
        return switch (expression) {
            case Literal(JsonNode value) -> value.isContainer() ? Optional.empty() : Optional.of(value.asString());
            case ParameterRef(String name) ->
                Optional.ofNullable(validation.parameters().get(name))
                        .flatMap(ParameterValues::defaultValue)
                        .map(JsonNode::asString);
            case Join(String on, List<Expression> values) -> {
                List<String> texts = new ArrayList<>();
                values.forEach(v -> known(validation, v).ifPresent(texts::add));
                yield texts.size() == values.size() ? Optional.of(String.join(on, texts)) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }
}
