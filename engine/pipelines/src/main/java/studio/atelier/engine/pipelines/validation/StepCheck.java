package studio.atelier.engine.pipelines.validation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import studio.atelier.engine.pipelines.definition.Branch;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;

/** What all steps have in common: names, type, Arguments, texts, and the members beside them. */
final class StepCheck implements Check {

    private static final Set<String> COMMON =
            Set.of("Name", "Type", "Arguments", "DependsOn", "DisplayName", "Description");
    private static final Set<String> CHECK = Set.of(
            "CheckType",
            "ModelPackageGroupName",
            "SkipCheck",
            "FailOnViolation",
            "RegisterNewBaseline",
            "SuppliedBaselineConstraints");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-_]{1,64}");
    private static final int LONGEST_DISPLAY_NAME = 256;
    private static final int LONGEST_DESCRIPTION = 3072;

    @Override
    public void check(Validation validation) {
        Set<String> names = new HashSet<>();
        for (Step step : validation.steps()) {
            Members members = new Members(validation);
            name(validation, members, step, names);
            members.text(step.raw(), "Type", step.pointer(), Integer.MAX_VALUE);
            if (Nodes.get(step.raw(), "Type").isEmpty()) {
                members.missing(step.pointer(), "Type", "A step");
            }
            if (Nodes.get(step.raw(), "Arguments").isEmpty() && needsArguments(step.type())) {
                members.missing(step.pointer(), "Arguments", "A " + step.typeName() + " step");
            }
            members.object(step.raw(), "Arguments", step.pointer());
            members.text(step.raw(), "DisplayName", step.pointer(), LONGEST_DISPLAY_NAME);
            members.text(step.raw(), "Description", step.pointer(), LONGEST_DESCRIPTION);
            if (step.type() != StepType.UNKNOWN) {
                members.known(step.raw(), step.pointer(), "A " + step.typeName() + " step", siblings(step.type()));
            }
            if (step.type() == StepType.CONDITION) {
                for (Branch branch : Branch.values()) {
                    members.objects(step.arguments(), branch.json(), step.argumentsPointer());
                }
            }
        }
    }

    private static void name(Validation validation, Members members, Step step, Set<String> names) {
        Optional<String> name = members.text(step.raw(), "Name", step.pointer(), Integer.MAX_VALUE);
        String pointer = step.pointer() + "/Name";
        if (Nodes.get(step.raw(), "Name").isEmpty()) {
            members.missing(step.pointer(), "Name", "A step");
        } else if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            validation
                    .findings()
                    .error(
                            "bad-name",
                            pointer,
                            "A step's name has 1 to 64 letters, digits, hyphens and underscores: rename \""
                                    + Words.brief(name.get()) + "\".");
        }
        if (name.filter(n -> !n.isEmpty() && !names.add(n)).isPresent()) {
            validation
                    .findings()
                    .error(
                            "duplicate-step",
                            pointer,
                            "There is another step " + Words.brief(name.get())
                                    + "; names are unique over the whole pipeline, branches too. Rename one.");
        }
    }

    private static boolean needsArguments(StepType type) {
        return type != StepType.LAMBDA && type != StepType.CALLBACK && type != StepType.UNKNOWN;
    }

    private static Set<String> siblings(StepType type) {
        Set<String> known = new TreeSet<>(COMMON);
        // Told by their own checks where they do not belong.
        known.add("CacheConfig");
        known.add("RetryPolicies");
        known.add("PropertyFiles");
        switch (type) {
            case LAMBDA -> known.addAll(Set.of("FunctionArn", "OutputParameters"));
            case CALLBACK -> known.addAll(Set.of("SqsQueueUrl", "OutputParameters"));
            case QUALITY_CHECK -> {
                known.addAll(CHECK);
                known.add("SuppliedBaselineStatistics");
            }
            case CLARIFY_CHECK -> {
                known.addAll(CHECK);
                known.add("ModelName");
            }
            default -> {}
        }
        return known;
    }
}
