package studio.atelier.engine.pipelines.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Pointers;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Members that the API's operation has, but that a step of a pipeline may not use. */
final class ForbiddenMemberCheck implements Check {

    private static final Map<StepType, Set<String>> ARGUMENTS = Map.of(
            StepType.ENDPOINT_CONFIG, Set.of("DataCaptureConfig", "ExplainerConfig"),
            StepType.ENDPOINT, Set.of("DeploymentConfig"));
    private static final Set<String> CLUSTER = Set.of("Name", "Steps", "AutoTerminationPolicy");
    private static final String ENSEMBLING = "ENSEMBLING";

    @Override
    public void check(Validation validation) {
        for (Step step : validation.steps()) {
            Set<String> members = ARGUMENTS.getOrDefault(step.type(), Set.of());
            forbid(validation, step, step.arguments(), step.argumentsPointer(), members);
            if (step.type() == StepType.EMR) {
                Nodes.object(step.arguments(), "ClusterConfig")
                        .ifPresent(config ->
                                forbid(validation, step, config, step.argumentsPointer() + "/ClusterConfig", CLUSTER));
            } else if (step.type() == StepType.AUTO_ML) {
                mode(validation, step);
            }
        }
    }

    private static void forbid(
            Validation validation, Step step, ObjectNode object, String pointer, Set<String> members) {
        for (String name : List.copyOf(object.propertyNames())) {
            if (members.contains(name) && object.hasNonNull(name)) {
                String place = Pointers.child(pointer, name);
                validation
                        .findings()
                        .error(
                                "not-allowed",
                                place,
                                "A step of type " + step.typeName() + " may not have \"" + name + "\"; remove it.",
                                Optional.of(Fix.of("Remove \"" + name + "\"", new JsonEdit.Remove(place))));
            }
        }
    }

    private static void mode(Validation validation, Step step) {
        String place = step.argumentsPointer() + "/AutoMLJobConfig/Mode";
        Nodes.object(step.arguments(), "AutoMLJobConfig")
                .flatMap(config -> Nodes.text(config, "Mode"))
                .filter(mode -> !mode.equals(ENSEMBLING))
                .ifPresent(mode -> validation
                        .findings()
                        .error(
                                "bad-value",
                                place,
                                "An AutoML step has the mode ENSEMBLING only, not \"" + Words.brief(mode) + "\".",
                                Optional.of(Fix.of(
                                        "Replace by \"" + ENSEMBLING + "\"",
                                        new JsonEdit.Put(place, StringNode.valueOf(ENSEMBLING))))));
    }
}
