package studio.atelier.engine.pipelines.validation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Parameter;
import studio.atelier.engine.pipelines.definition.ParameterType;
import studio.atelier.engine.pipelines.expression.ScalarCast;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Names, types, defaults and allowed values of parameters. */
final class ParameterCheck implements Check {

    private static final Set<String> MEMBERS = Set.of("Name", "Type", "DefaultValue", "EnumValues", "Description");
    private static final List<String> TYPES =
            Arrays.stream(ParameterType.values()).map(ParameterType::json).toList();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-_]+");
    private static final int USUAL_NAME = 64;
    private static final int LONGEST_NAME = 256;
    private static final int MOST = 200;

    @Override
    public void check(Validation validation) {
        List<Parameter> parameters = validation.definition().parameters();
        if (parameters.size() > MOST) {
            validation
                    .findings()
                    .error(
                            "too-many-parameters",
                            "/Parameters",
                            "A pipeline has at most " + MOST + " parameters, not " + parameters.size() + ".");
        }
        Set<String> names = new HashSet<>();
        for (Parameter parameter : parameters) {
            Members members = new Members(validation);
            members.known(parameter.raw(), parameter.pointer(), "A parameter", MEMBERS);
            members.text(parameter.raw(), "Description", parameter.pointer(), Integer.MAX_VALUE);
            name(validation, members, parameter);
            if (!parameter.name().isEmpty() && !names.add(parameter.name())) {
                validation
                        .findings()
                        .error(
                                "duplicate-parameter",
                                parameter.pointer() + "/Name",
                                "There is another parameter " + parameter.name() + "; give this one its own name.");
            }
            type(validation, members, parameter);
            enumValues(validation, members, parameter);
            defaultValue(validation, parameter);
        }
    }

    private static void name(Validation validation, Members members, Parameter parameter) {
        Optional<String> name = members.text(parameter.raw(), "Name", parameter.pointer(), LONGEST_NAME);
        String pointer = parameter.pointer() + "/Name";
        if (Nodes.get(parameter.raw(), "Name").isEmpty()) {
            members.missing(parameter.pointer(), "Name", "A parameter");
        } else if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            validation
                    .findings()
                    .error(
                            "bad-name",
                            pointer,
                            "A parameter's name has letters, digits, hyphens and underscores only: rename \""
                                    + Words.brief(name.get()) + "\".");
        } else if (name.isPresent()
                && name.get().length() > USUAL_NAME
                && name.get().length() <= LONGEST_NAME) {
            validation
                    .findings()
                    .warning(
                            "long-name",
                            pointer,
                            "The SageMaker SDK takes parameter names of at most " + USUAL_NAME
                                    + " characters; shorten this one.");
        }
    }

    private static void type(Validation validation, Members members, Parameter parameter) {
        if (Nodes.get(parameter.raw(), "Type").isPresent()) {
            knownType(validation, members, parameter.raw(), "Type", parameter.pointer());
            return;
        }
        String guess = guess(parameter);
        validation
                .findings()
                .info(
                        "missing-parameter-type",
                        parameter.pointer(),
                        "Parameter " + parameter.name() + " has no \"Type\", which means String; say so.",
                        Optional.of(Fix.of(
                                "Set \"Type\" to \"" + guess + "\"",
                                new JsonEdit.Put(parameter.pointer() + "/Type", StringNode.valueOf(guess)))));
    }

    /** Tells if a member is there but names none of the four types. */
    static void knownType(Validation validation, Members members, ObjectNode object, String member, String owner) {
        String pointer = owner + "/" + member;
        members.text(object, member, owner, Integer.MAX_VALUE)
                .filter(type -> ParameterType.of(type).isEmpty())
                .ifPresent(type -> validation
                        .findings()
                        .error(
                                "unknown-parameter-type",
                                pointer,
                                "There is no parameter type " + Words.brief(type) + "." + validation.hint(type, TYPES),
                                validation.replaceByNearest(pointer, type, TYPES)));
    }

    private static void enumValues(Validation validation, Members members, Parameter parameter) {
        String pointer = parameter.pointer() + "/EnumValues";
        Optional<ArrayNode> values = members.list(parameter.raw(), "EnumValues", parameter.pointer());
        if (values.isEmpty()) {
            return;
        }
        if (parameter.typed() && parameter.type() != ParameterType.STRING) {
            validation
                    .findings()
                    .error(
                            "enum-not-allowed",
                            pointer,
                            "Only a String parameter has EnumValues; "
                                    + parameter.name() + " is "
                                    + parameter.type().json() + ". Remove them or change the type.",
                            Optional.of(Fix.of("Remove \"EnumValues\"", new JsonEdit.Remove(pointer))));
            return;
        }
        for (int i = 0; i < values.get().size(); i++) {
            if (!values.get().get(i).isString()) {
                members.wrongType(
                        pointer + "/" + i,
                        "An allowed value",
                        "a string",
                        values.get().get(i));
            }
        }
    }

    private static void defaultValue(Validation validation, Parameter parameter) {
        String pointer = parameter.pointer() + "/DefaultValue";
        Optional<JsonNode> value = parameter.defaultValue();
        if (!parameter.typed() && Nodes.get(parameter.raw(), "Type").isPresent()) {
            // Of which type the default should be is not known.
            return;
        }
        if (value.isEmpty() && parameter.name().isEmpty()) {
            return;
        }
        if (value.isEmpty()) {
            validation
                    .findings()
                    .info(
                            "missing-default",
                            parameter.pointer(),
                            "Parameter " + parameter.name() + " has no default; every start must give it a value.");
        } else if (!parameter.type().accepts(value.get())) {
            validation
                    .findings()
                    .error(
                            "bad-default",
                            pointer,
                            "The default of parameter " + parameter.name() + " is "
                                    + Words.brief(value.get()) + ", but its type is "
                                    + parameter.type().json() + "; change one of them.",
                            defaultFix(parameter, value.get(), pointer));
        } else if (!parameter.enumValues().isEmpty()
                && parameter.type() == ParameterType.STRING
                && !parameter.enumValues().contains(value.get().stringValue())) {
            validation
                    .findings()
                    .error(
                            "default-not-in-enum",
                            pointer,
                            "The default of parameter " + parameter.name() + " is not among its EnumValues: "
                                    + Words.brief(String.join(", ", parameter.enumValues())) + ".",
                            Optional.of(Fix.of(
                                    "Set the default to \""
                                            + parameter.enumValues().getFirst() + "\"",
                                    new JsonEdit.Put(
                                            pointer,
                                            StringNode.valueOf(
                                                    parameter.enumValues().getFirst())))));
        }
    }

    private static Optional<Fix> defaultFix(Parameter parameter, JsonNode value, String pointer) {
        if (!parameter.typed() && !value.isContainer()) {
            String type = guess(parameter);
            return Optional.of(Fix.of(
                    "Set \"Type\" to \"" + type + "\"",
                    new JsonEdit.Put(parameter.pointer() + "/Type", StringNode.valueOf(type))));
        }
        return ScalarCast.to(parameter.type(), value)
                .map(v -> Fix.of("Replace by " + Words.brief(v), new JsonEdit.Put(pointer, v)));
    }

    /** The type that the default has. */
    private static String guess(Parameter parameter) {
        return parameter.defaultValue().stream()
                .flatMap(v -> Arrays.stream(ParameterType.values())
                        .filter(t -> t.accepts(v))
                        .map(ParameterType::json))
                .findFirst()
                .orElse(ParameterType.STRING.json());
    }
}
