package studio.atelier.engine.pipelines.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Pointers;
import studio.atelier.engine.pipelines.definition.PropertyFile;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.pipelines.expression.Suggestion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.StringNode;

/** The members that all steps have: names, texts, DependsOn, property files. */
final class StepCheck implements Check {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-_]{1,64}");
    private static final int MOST_DISPLAY_NAME = 256;
    private static final int MOST_DESCRIPTION = 3072;

    @Override
    public void check(Subject subject, Findings findings) {
        Set<String> names = new HashSet<>();
        for (Step step : subject.definition().steps()) {
            name(step, findings);
            if (!step.name().isEmpty() && !names.add(step.name())) {
                String free = free(step.name(), new HashSet<>(subject.stepNames()));
                String pointer = step.pointer() + "/Name";
                findings.error(
                        "duplicate-step",
                        pointer,
                        "There are two steps named " + step.name()
                                + "; names are unique over the whole pipeline, branches included.",
                        Fix.of("Rename it to " + free, new JsonEdit.Put(pointer, StringNode.valueOf(free))));
            }
            arguments(step, findings);
            text(step, "DisplayName", MOST_DISPLAY_NAME, findings);
            text(step, "Description", MOST_DESCRIPTION, findings);
            dependsOn(step, findings);
            propertyFiles(step, findings);
            unknownKeys(step, findings);
        }
    }

    private static String free(String name, Set<String> taken) {
        int number = 2;
        while (taken.contains(name + "-" + number)) {
            number++;
        }
        return name + "-" + number;
    }

    private static void name(Step step, Findings findings) {
        if (step.name().isEmpty()) {
            findings.error("missing-name", step.pointer() + "/Name", "The step has no \"Name\"; give it one.");
        } else if (!NAME.matcher(step.name()).matches()) {
            findings.error(
                    "step-name",
                    step.pointer() + "/Name",
                    "A step's name has letters, digits, hyphens and underscores, at most 64 of them.");
        }
    }

    private static void arguments(Step step, Findings findings) {
        JsonNode arguments = step.raw().get("Arguments");
        if (arguments != null && !arguments.isNull() && !arguments.isObject()) {
            findings.error(
                    "wrong-type",
                    step.argumentsPointer(),
                    "Arguments is an object, not a " + Nodes.kind(arguments) + ".");
        } else if ((arguments == null || arguments.isNull()) && step.type() != StepType.CALLBACK) {
            findings.error(
                    "missing-argument", step.argumentsPointer(), "Step " + step.name() + " has no \"Arguments\".");
        }
    }

    private static void text(Step step, String member, int most, Findings findings) {
        String pointer = Pointers.child(step.pointer(), member);
        Nodes.get(step.raw(), member).ifPresent(value -> {
            if (value.isString() && value.stringValue().length() > most) {
                findings.error("too-long", pointer, member + " has at most " + most + " characters.");
            } else if (!value.isString()) {
                findings.error("wrong-type", pointer, member + " is a string, not a " + Nodes.kind(value) + ".");
            }
        });
    }

    private static void dependsOn(Step step, Findings findings) {
        JsonNode value = step.raw().get("DependsOn");
        if (value == null || value.isNull()) {
            return;
        }
        String pointer = step.pointer() + "/DependsOn";
        if (!(value instanceof ArrayNode items)) {
            findings.error(
                    "wrong-type", pointer, "DependsOn is a list of step names, not a " + Nodes.kind(value) + ".");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String at = Pointers.child(pointer, i);
            Optional<String> name = items.get(i).stringValueOpt();
            if (name.isEmpty()) {
                findings.error(
                        "wrong-type",
                        at,
                        "DependsOn names steps by strings, not by a " + Nodes.kind(items.get(i)) + ".");
            } else if (!seen.add(name.get())) {
                findings.warning(
                        "duplicate-dependency",
                        at,
                        name.get() + " is named twice in DependsOn; once is enough.",
                        Fix.of("Remove it", new JsonEdit.Remove(at)));
            }
        }
    }

    private static void propertyFiles(Step step, Findings findings) {
        JsonNode value = step.raw().get("PropertyFiles");
        if (value == null || value.isNull()) {
            return;
        }
        DocumentCheck.list(value, step.pointer() + "/PropertyFiles", "property file", findings);
        if (step.type() != StepType.PROCESSING && step.type() != StepType.UNKNOWN) {
            findings.warning(
                    "property-files",
                    step.pointer() + "/PropertyFiles",
                    "Only Processing steps have property files; those of a " + step.typeName() + " step mean nothing.");
            return;
        }
        Set<String> names = new HashSet<>();
        Optional<List<String>> outputs = StepOutputs.names(step);
        for (PropertyFile file : step.propertyFiles()) {
            if (file.name().isEmpty()
                    || file.outputName().isEmpty()
                    || file.filePath().isEmpty()) {
                findings.error(
                        "property-files",
                        file.pointer(),
                        "A property file has the strings PropertyFileName, OutputName and FilePath.");
            } else if (!names.add(file.name())) {
                findings.error(
                        "property-files",
                        file.pointer() + "/PropertyFileName",
                        "The step has two property files named " + file.name() + ".");
            }
            if (!file.outputName().isEmpty()
                    && outputs.isPresent()
                    && !outputs.get().contains(file.outputName())) {
                findings.error(
                        "property-file-output",
                        file.pointer() + "/OutputName",
                        "Step " + step.name() + " has no output " + file.outputName() + "."
                                + Suggestion.hint(file.outputName(), outputs.get()));
            }
        }
    }

    private static void unknownKeys(Step step, Findings findings) {
        List<String> known = new ArrayList<>(StepRules.COMMON);
        known.addAll(StepRules.siblings(step.type()));
        for (String member : step.raw().propertyNames()) {
            if (!known.contains(member) && step.type() != StepType.UNKNOWN) {
                findings.warning(
                        "unknown-key",
                        Pointers.child(step.pointer(), member),
                        "A " + step.typeName() + " step has no member " + member + "; it is carried, not honoured."
                                + Suggestion.nearest(member, known)
                                        .map(n -> " Did you mean " + n + "?")
                                        .orElse(""));
            }
        }
    }
}
