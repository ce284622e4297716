package studio.atelier.engine.pipelines.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.api.shape.Shape;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Pointers;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.expression.ExpressionParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What single types of steps ask for beyond their shape: members that exclude each other, and free-form types. */
final class TypeRules implements Check {

    private static final List<String> LINEAGE = List.of("Actions", "Artifacts", "Contexts", "Associations");
    private static final Set<String> QUALITY_TYPES = Set.of("DATA_QUALITY", "MODEL_QUALITY");
    private static final Set<String> CLARIFY_TYPES = Set.of("DATA_BIAS", "MODEL_BIAS", "MODEL_EXPLAINABILITY");

    @Override
    public void check(Validation validation) {
        for (Step step : validation.steps()) {
            if (Nodes.object(step.raw(), "Arguments").isPresent()) {
                arguments(validation, new Members(validation), step, step.arguments(), step.argumentsPointer());
            }
            siblings(validation, new Members(validation), step);
        }
    }

    private static void arguments(
            Validation validation, Members members, Step step, ObjectNode arguments, String pointer) {
        switch (step.type()) {
            case FAIL -> fail(validation, members, arguments, pointer);
            case TRAINING -> training(members, arguments, pointer);
            case PROCESSING, QUALITY_CHECK, CLARIFY_CHECK -> processing(members, arguments, pointer);
            case TUNING ->
                members.oneOf(
                        arguments, pointer, "A Tuning step", "TrainingJobDefinition", "TrainingJobDefinitions", true);
            case MODEL -> members.oneOf(arguments, pointer, "A Model step", "PrimaryContainer", "Containers", true);
            case REGISTER_MODEL ->
                members.oneOf(
                        arguments, pointer, "A RegisterModel step", "ModelPackageGroupName", "ModelPackageName", true);
            case LINEAGE -> lineage(validation, members, arguments, pointer);
            case EMR -> emr(members, arguments, pointer);
            case EMR_SERVERLESS -> serverless(members, arguments, pointer);
            case FOR_EACH -> forEach(validation, members, arguments, pointer);
            case CALLBACK, LAMBDA -> flat(validation, step, arguments, pointer);
            default -> {}
        }
    }

    // One SDK writes the names with small letters, another with capitals.
    private static void serverless(Members members, ObjectNode arguments, String pointer) {
        boolean small = arguments.has("applicationId") || arguments.has("applicationConfig");
        members.oneOf(
                arguments,
                pointer,
                "An EMRServerless step",
                small ? "applicationId" : "ApplicationId",
                small ? "applicationConfig" : "ApplicationConfig",
                true);
    }

    private static void forEach(Validation validation, Members members, ObjectNode arguments, String pointer) {
        List<Members.Item> body = members.objects(arguments, PipelineDefinition.BODY, pointer);
        if (Nodes.get(arguments, PipelineDefinition.BODY).isEmpty()) {
            members.missing(pointer, PipelineDefinition.BODY, "A ForEach step");
        } else if (body.isEmpty()
                && Nodes.array(arguments, PipelineDefinition.BODY).isPresent()) {
            validation
                    .findings()
                    .warning(
                            "no-steps",
                            pointer + "/" + PipelineDefinition.BODY,
                            "The body of the ForEach step has no steps, so that nothing is done for an item; add one.");
        }
    }

    private static void fail(Validation validation, Members members, ObjectNode arguments, String pointer) {
        members.known(arguments, pointer, "A Fail step's Arguments", Set.of("ErrorMessage"));
        members.required(arguments, "ErrorMessage", pointer, "A Fail step");
        Nodes.get(arguments, "ErrorMessage")
                .filter(ExpressionParser::isExpression)
                .ifPresent(message -> new FieldTypes(validation)
                        .check(message, pointer + "/ErrorMessage", "ErrorMessage", Shape.Type.STRING));
    }

    private static void training(Members members, ObjectNode arguments, String pointer) {
        Optional<ObjectNode> algorithm = Nodes.object(arguments, "AlgorithmSpecification");
        algorithm.ifPresent(a -> members.oneOf(
                a,
                pointer + "/AlgorithmSpecification",
                "AlgorithmSpecification",
                "TrainingImage",
                "AlgorithmName",
                true));
        if (Nodes.get(arguments, "AlgorithmSpecification").isEmpty()
                && Nodes.get(arguments, "ServerlessJobConfig").isEmpty()) {
            members.missing(pointer, "AlgorithmSpecification", "A Training step");
        }
    }

    private static void processing(Members members, ObjectNode arguments, String pointer) {
        items(arguments, "ProcessingInputs", pointer)
                .forEach((place, input) ->
                        members.oneOf(input, place, "A processing input", "S3Input", "DatasetDefinition", true));
        Nodes.object(arguments, "ProcessingOutputConfig")
                .ifPresent(config -> items(config, "Outputs", pointer + "/ProcessingOutputConfig")
                        .forEach((place, output) -> members.oneOf(
                                output, place, "A processing output", "S3Output", "FeatureStoreOutput", true)));
    }

    private static Map<String, ObjectNode> items(ObjectNode object, String list, String pointer) {
        Map<String, ObjectNode> items = new LinkedHashMap<>();
        int i = 0;
        for (JsonNode item : Nodes.items(object, list)) {
            if (item instanceof ObjectNode entry && !ExpressionParser.isExpression(entry)) {
                items.put(Pointers.child(pointer + "/" + list, i), entry);
            }
            i++;
        }
        return items;
    }

    private static void lineage(Validation validation, Members members, ObjectNode arguments, String pointer) {
        members.known(arguments, pointer, "A Lineage step's Arguments", Set.copyOf(LINEAGE));
        int total = 0;
        for (String list : LINEAGE) {
            int size = members.objects(arguments, list, pointer).size();
            int most = list.equals("Associations") ? 10 : 5;
            total += size;
            if (size > most) {
                validation
                        .findings()
                        .error(
                                "bad-length",
                                pointer + "/" + list,
                                "A Lineage step makes at most " + most + " " + list + ", not " + size
                                        + "; split it into several steps.");
            }
        }
        if (total == 0) {
            validation
                    .findings()
                    .error(
                            "missing-member",
                            pointer,
                            "A Lineage step makes at least one of Actions, Artifacts, Contexts and Associations; add one.");
        }
    }

    private static void emr(Members members, ObjectNode arguments, String pointer) {
        members.oneOf(arguments, pointer, "An EMR step", "ClusterId", "ClusterConfig", true);
        if (Nodes.get(arguments, "StepConfig").isEmpty()) {
            members.missing(pointer, "StepConfig", "An EMR step");
        }
        Nodes.object(arguments, "ClusterConfig")
                .flatMap(config -> Nodes.object(config, "Instances"))
                .ifPresent(instances -> members.oneOf(
                        instances,
                        pointer + "/ClusterConfig/Instances",
                        "Instances",
                        "InstanceGroups",
                        "InstanceFleets",
                        false));
    }

    private static void flat(Validation validation, Step step, ObjectNode arguments, String pointer) {
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            JsonNode value = argument.getValue();
            if (value.isContainer() && !ExpressionParser.isExpression(value)) {
                validation
                        .findings()
                        .warning(
                                "nested-argument",
                                Pointers.child(pointer, argument.getKey()),
                                "The Arguments of a " + step.typeName()
                                        + " step are strings, numbers, booleans and expressions; write "
                                        + Words.a(value) + " as a JSON string.");
            }
        }
    }

    private static void siblings(Validation validation, Members members, Step step) {
        switch (step.type()) {
            case LAMBDA -> {
                members.required(step.raw(), "FunctionArn", step.pointer(), "A Lambda step");
                outputs(validation, members, step);
            }
            case CALLBACK -> {
                members.required(step.raw(), "SqsQueueUrl", step.pointer(), "A Callback step");
                outputs(validation, members, step);
            }
            case QUALITY_CHECK -> checkType(validation, members, step, QUALITY_TYPES);
            case CLARIFY_CHECK -> checkType(validation, members, step, CLARIFY_TYPES);
            default -> {}
        }
    }

    private static void outputs(Validation validation, Members members, Step step) {
        for (Members.Item output : members.objects(step.raw(), "OutputParameters", step.pointer())) {
            members.known(output.json(), output.pointer(), "An output parameter", Set.of("OutputName", "OutputType"));
            members.required(output.json(), "OutputName", output.pointer(), "An output parameter");
            if (Nodes.get(output.json(), "OutputType").isEmpty()) {
                members.missing(output.pointer(), "OutputType", "An output parameter");
            } else {
                ParameterCheck.knownType(validation, members, output.json(), "OutputType", output.pointer());
            }
        }
    }

    private static void checkType(Validation validation, Members members, Step step, Set<String> types) {
        members.required(step.raw(), "CheckType", step.pointer(), "A " + step.typeName() + " step");
        String pointer = step.pointer() + "/CheckType";
        Nodes.text(step.raw(), "CheckType")
                .filter(type -> !types.contains(type))
                .ifPresent(type -> validation
                        .findings()
                        .error(
                                "bad-value",
                                pointer,
                                "CheckType of a " + step.typeName() + " step may not be \"" + Words.brief(type) + "\"."
                                        + validation.hint(type, types),
                                validation.replaceByNearest(pointer, type, types)));
    }
}
