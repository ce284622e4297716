package studio.atelier.engine.pipelines.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** PropertyFiles: only on Processing steps, complete, and in an output that the step has. */
final class PropertyFileCheck implements Check {

    private static final List<String> MEMBERS = List.of("PropertyFileName", "OutputName", "FilePath");

    @Override
    public void check(Validation validation) {
        for (Step step : validation.steps()) {
            Members members = new Members(validation);
            List<Members.Item> files = members.objects(step.raw(), "PropertyFiles", step.pointer());
            if (!files.isEmpty() && step.type() != StepType.PROCESSING && step.type() != StepType.UNKNOWN) {
                String pointer = step.pointer() + "/PropertyFiles";
                validation
                        .findings()
                        .warning(
                                "property-files-not-allowed",
                                pointer,
                                "Only a Processing step has PropertyFiles; remove them from this " + step.typeName()
                                        + " step.",
                                Optional.of(Fix.of("Remove \"PropertyFiles\"", new JsonEdit.Remove(pointer))));
            }
            Set<String> names = new HashSet<>();
            files.forEach(file -> file(validation, members, step, file, names));
        }
    }

    private static void file(Validation validation, Members members, Step step, Members.Item file, Set<String> names) {
        ObjectNode json = file.json();
        members.known(json, file.pointer(), "A property file", Set.copyOf(MEMBERS));
        for (String member : MEMBERS) {
            Optional<JsonNode> value = Nodes.get(json, member);
            if (value.isEmpty()) {
                members.missing(file.pointer(), member, "A property file");
            } else if (!value.get().isString()) {
                members.wrongType(file.pointer() + "/" + member, member, "a string", value.get());
            }
        }
        Optional<String> name = Nodes.text(json, "PropertyFileName");
        if (name.filter(n -> !names.add(n)).isPresent()) {
            validation
                    .findings()
                    .error(
                            "duplicate-property-file",
                            file.pointer() + "/PropertyFileName",
                            "Step " + step.name() + " has another property file " + Words.brief(name.get())
                                    + "; give this one its own name.");
        }
        Nodes.text(json, "OutputName").ifPresent(output -> output(validation, step, output, file.pointer()));
    }

    private static void output(Validation validation, Step step, String output, String pointer) {
        Map<String, Boolean> known = DeclaredNames.outputs(validation, step);
        if (step.type() != StepType.PROCESSING || known.containsKey(output) || known.containsValue(false)) {
            return;
        }
        String place = pointer + "/OutputName";
        validation
                .findings()
                .error(
                        "unknown-output",
                        place,
                        "Step " + step.name() + " has no output " + Words.brief(output) + "."
                                + (known.isEmpty()
                                        ? " It has none; add it to ProcessingOutputConfig.Outputs."
                                        : validation.hint(output, known.keySet())),
                        validation.replaceByNearest(place, output, known.keySet()));
    }
}
