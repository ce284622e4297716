package studio.atelier.engine.pipelines.validation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.JsonText;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Parameter;
import studio.atelier.engine.pipelines.definition.ParameterType;
import studio.atelier.engine.pipelines.expression.Expression.ParameterRef;
import studio.atelier.engine.pipelines.expression.Occurrence.Found;
import studio.atelier.engine.pipelines.expression.ScalarCast;
import studio.atelier.engine.pipelines.expression.Suggestion;
import tools.jackson.databind.JsonNode;

/** Names, types, defaults and allowed values of parameters, and whether anything uses them. */
final class ParameterCheck implements Check {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-_]+");
    private static final int MOST_NAME = 256;
    private static final int USUAL_NAME = 64;
    private static final int MOST = 200;

    @Override
    public void check(Subject subject, Findings findings) {
        Set<String> names = new HashSet<>();
        Set<String> used = used(subject);
        for (Parameter parameter : subject.definition().parameters()) {
            name(parameter, findings);
            if (!parameter.name().isEmpty() && !names.add(parameter.name())) {
                findings.error(
                        "duplicate-parameter",
                        parameter.pointer() + "/Name",
                        "There are two parameters named " + parameter.name() + "; rename or remove one.");
            }
            type(parameter, findings);
            enumeration(parameter, findings);
            defaultValue(parameter, findings);
            if (!used.contains(parameter.name())) {
                findings.info(
                        "unused-parameter",
                        parameter.pointer(),
                        "No step uses parameter " + parameter.name() + ".",
                        Fix.of("Remove the parameter", new JsonEdit.Remove(parameter.pointer())));
            }
        }
        if (subject.definition().parameters().size() > MOST) {
            findings.error("too-many", "/Parameters", "A pipeline has at most " + MOST + " parameters.");
        }
    }

    private static Set<String> used(Subject subject) {
        return subject.allExpressions()
                .flatMap(o -> o instanceof Found f && f.expression() instanceof ParameterRef(String name)
                        ? Optional.of(name).stream()
                        : Optional.<String>empty().stream())
                .collect(Collectors.toSet());
    }

    private static void name(Parameter parameter, Findings findings) {
        String pointer = parameter.pointer() + "/Name";
        String name = parameter.name();
        if (name.isEmpty()) {
            findings.error("missing-name", pointer, "The parameter has no \"Name\"; give it one.");
        } else if (!NAME.matcher(name).matches() || name.length() > MOST_NAME) {
            findings.error(
                    "parameter-name",
                    pointer,
                    "A parameter's name has letters, digits, hyphens and underscores, at most 64 of them.");
        } else if (name.length() > USUAL_NAME) {
            findings.warning(
                    "parameter-name", pointer, "The name is longer than the 64 characters that are documented.");
        }
    }

    private static void type(Parameter parameter, Findings findings) {
        JsonNode type = parameter.raw().get("Type");
        if (type == null || type.isNull()) {
            findings.info(
                    "parameter-type",
                    parameter.pointer(),
                    "Parameter " + parameter.name() + " has no \"Type\"; it is taken as a String.");
        } else if (!parameter.typed()) {
            String name = type.stringValue("");
            findings.error(
                    "parameter-type",
                    parameter.pointer() + "/Type",
                    "A parameter's type is String, Integer, Float or Boolean."
                            + Suggestion.nearest(name, java.util.List.of("String", "Integer", "Float", "Boolean"))
                                    .map(n -> " Did you mean " + n + "?")
                                    .orElse(""));
        }
    }

    private static void enumeration(Parameter parameter, Findings findings) {
        Nodes.get(parameter.raw(), "EnumValues").ifPresent(values -> {
            String pointer = parameter.pointer() + "/EnumValues";
            if (!values.isArray() || values.size() != parameter.enumValues().size()) {
                findings.error("parameter-enum", pointer, "EnumValues is a list of strings.");
            } else if (parameter.type() != ParameterType.STRING) {
                findings.error(
                        "parameter-enum",
                        pointer,
                        "Only a String parameter may have EnumValues; this one is of type "
                                + parameter.type().json() + ".");
            }
        });
    }

    private static void defaultValue(Parameter parameter, Findings findings) {
        String pointer = parameter.pointer() + "/DefaultValue";
        if (parameter.defaultValue().isEmpty()) {
            findings.info(
                    "missing-default",
                    parameter.pointer(),
                    "Parameter " + parameter.name() + " has no default; every start must give it a value.");
            return;
        }
        JsonNode value = parameter.defaultValue().get();
        if (!parameter.type().accepts(value)) {
            String message = "The default of " + parameter.name() + " is a " + Nodes.kind(value) + ", not of its type "
                    + parameter.type().json() + ".";
            Optional<Fix> fix = ScalarCast.to(parameter.type(), value)
                    .map(cast -> Fix.of("Write it as " + JsonText.compact(cast), new JsonEdit.Put(pointer, cast)));
            findings.add(
                    parameter.typed() ? Severity.ERROR : Severity.WARNING, "parameter-default", pointer, message, fix);
        } else if (value.isString()
                && !parameter.enumValues().isEmpty()
                && !parameter.enumValues().contains(value.stringValue())) {
            findings.error(
                    "parameter-default",
                    pointer,
                    "The default of " + parameter.name() + " is not among its EnumValues."
                            + Suggestion.hint(value.stringValue(), parameter.enumValues()));
        }
    }
}
