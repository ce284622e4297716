package studio.atelier.engine.pipelines.validation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.api.algorithm.HyperparameterSpec;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Pointers;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Whether a built-in algorithm takes the hyperparameters of a training step, so that no run fails on a typo. */
final class HyperparameterCheck implements Check {

    /** The SDKs add such ones to every job, and no algorithm minds them. */
    private static final String OF_THE_SDK = "sagemaker_";

    private final ImageCatalog images;

    HyperparameterCheck(ImageCatalog images) {
        this.images = images;
    }

    @Override
    public void check(Validation validation) {
        for (Step step : validation.steps()) {
            if (step.type() == StepType.TRAINING) {
                TrainingImage.of(validation, step)
                        .map(image -> images.resolve(image.request()))
                        .filter(ImageResolution.BuiltIn.class::isInstance)
                        .map(found -> ((ImageResolution.BuiltIn) found).algorithm())
                        .ifPresent(algorithm -> check(validation, step, algorithm));
            }
        }
    }

    private void check(Validation validation, Step step, String algorithm) {
        Map<String, HyperparameterSpec> known = new LinkedHashMap<>();
        for (HyperparameterSpec spec : images.hyperparameters(algorithm)) {
            known.put(spec.name(), spec);
        }
        Optional<JsonNode> given = Nodes.get(step.arguments(), "HyperParameters");
        if (known.isEmpty() || given.isPresent() && !(given.get() instanceof ObjectNode)) {
            return;
        }
        String place = step.argumentsPointer() + (given.isPresent() ? "/HyperParameters" : "");
        ObjectNode object = (ObjectNode) given.orElse(step.arguments().objectNode());
        Set<String> meant = new HashSet<>();
        object.properties().forEach(entry -> {
            String pointer = Pointers.child(place, entry.getKey());
            HyperparameterSpec spec = known.get(entry.getKey());
            if (spec != null) {
                value(validation, spec, entry.getValue(), pointer);
            } else if (!entry.getKey().startsWith(OF_THE_SDK)) {
                Optional<String> nearest = validation.nearest(entry.getKey(), known.keySet());
                nearest.ifPresent(meant::add);
                unknown(validation, entry.getKey(), algorithm, nearest, pointer);
            }
        });
        known.values().stream()
                .filter(HyperparameterSpec::required)
                .filter(spec -> !object.has(spec.name()) && !meant.contains(spec.name()))
                .forEach(spec -> validation
                        .findings()
                        .error(
                                "hyperparameter-missing",
                                place,
                                "Step " + step.name() + " gives no hyperparameter " + spec.name() + ", which "
                                        + algorithm + " needs: " + spec.values().words()));
    }

    private static void unknown(
            Validation validation, String name, String algorithm, Optional<String> nearest, String pointer) {
        validation
                .findings()
                .error(
                        "hyperparameter-unknown",
                        pointer,
                        algorithm + " knows no hyperparameter " + Words.brief(name),
                        nearest.map(
                                known -> Fix.of("Rename to \"" + known + "\"", new JsonEdit.Rename(pointer, known))));
    }

    private static void value(Validation validation, HyperparameterSpec spec, JsonNode given, String pointer) {
        Optional<String> text = KnownText.known(validation, given);
        text.flatMap(spec::objection)
                .ifPresent(expected -> validation
                        .findings()
                        .error(
                                "hyperparameter-value",
                                pointer,
                                "Hyperparameter " + spec.name() + " must be " + expected + ", not \""
                                        + Words.brief(text.get()) + "\"",
                                given.isString() ? fix(validation, spec, text.get(), pointer) : Optional.empty()));
    }

    /** A value that stands to reason is only put in the place of a literal: an expression means something else. */
    private static Optional<Fix> fix(Validation validation, HyperparameterSpec spec, String wrong, String pointer) {
        return switch (spec.values()) {
            case HyperparameterSpec.Choice(List<String> choices) ->
                validation.replaceByNearest(pointer, wrong, choices);
            case HyperparameterSpec.Values other ->
                other.next(wrong)
                        .map(next -> Fix.of(
                                "Replace by \"" + next + "\"", new JsonEdit.Put(pointer, StringNode.valueOf(next))));
        };
    }
}
