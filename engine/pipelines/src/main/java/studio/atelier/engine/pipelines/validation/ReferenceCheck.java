package studio.atelier.engine.pipelines.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.atelier.engine.pipelines.definition.ExperimentConfig;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Pointers;
import studio.atelier.engine.pipelines.definition.PropertyFile;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.pipelines.expression.Expression;
import studio.atelier.engine.pipelines.expression.Expression.ExecutionVariable;
import studio.atelier.engine.pipelines.expression.Expression.ExperimentConfigRef;
import studio.atelier.engine.pipelines.expression.Expression.IterationRef;
import studio.atelier.engine.pipelines.expression.Expression.Join;
import studio.atelier.engine.pipelines.expression.Expression.JsonGet;
import studio.atelier.engine.pipelines.expression.Expression.Literal;
import studio.atelier.engine.pipelines.expression.Expression.ParameterRef;
import studio.atelier.engine.pipelines.expression.Expression.PropertyFileRef;
import studio.atelier.engine.pipelines.expression.Expression.StepProperty;
import studio.atelier.engine.pipelines.expression.Occurrence;
import studio.atelier.engine.pipelines.expression.Occurrence.Found;
import studio.atelier.engine.pipelines.expression.Occurrence.Inside;
import studio.atelier.engine.pipelines.expression.Occurrence.Malformed;
import studio.atelier.engine.pipelines.expression.PropertyPath;
import studio.atelier.engine.pipelines.expression.StepExpressions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Every expression: that it is well formed, and that what it names exists. */
final class ReferenceCheck implements Check {

    private static final List<String> EXECUTION_VARIABLES = List.of(
            "StartDateTime",
            "CurrentDateTime",
            "PipelineName",
            "PipelineArn",
            "PipelineExecutionId",
            "PipelineExecutionArn",
            "TrainingJobName",
            "ProcessingJobName");
    private static final Set<String> EXPERIMENT = Set.of("ExperimentName", "TrialName");

    @Override
    public void check(Validation validation) {
        for (Step step : validation.steps()) {
            Set<String> body = body(step);
            String bodyPointer = Pointers.child(step.argumentsPointer(), PipelineDefinition.BODY);
            StepExpressions.of(step).stream()
                    .filter(occurrence -> step.type() != StepType.FOR_EACH
                            || !occurrence.pointer().startsWith(bodyPointer + "/"))
                    .filter(occurrence -> !(occurrence instanceof Found found && inIteration(step, found, body)))
                    .forEach(occurrence -> occurrence(validation, occurrence));
        }
    }

    /** The steps that a ForEach step runs for each item, which only they and it see. */
    private static Set<String> body(Step step) {
        return PipelineDefinition.body(step).stream().map(Step::name).collect(Collectors.toSet());
    }

    private static boolean inIteration(Step step, Found found, Set<String> body) {
        return switch (found.expression()) {
            case IterationRef item -> step.type() == StepType.FOR_EACH;
            case StepProperty property -> body.contains(property.step());
            case PropertyFileRef file -> body.contains(file.step());
            default -> false;
        };
    }

    void occurrence(Validation validation, Occurrence occurrence) {
        switch (occurrence) {
            case Malformed malformed ->
                validation.findings().error("bad-expression", malformed.pointer(), Words.sentence(malformed.problem()));
            case Found found -> {
                switch (found.expression()) {
                    case ParameterRef(String name) -> parameter(validation, found, name);
                    case ExecutionVariable(String name) -> variable(validation, found, name);
                    case ExperimentConfigRef(String field) -> experiment(validation, found, field);
                    case StepProperty property -> property(validation, found, property);
                    case PropertyFileRef file -> propertyFile(validation, found, file);
                    case IterationRef(String target) -> iteration(validation, found, target);
                    case JsonGet(Expression source, PropertyPath path) -> jsonGet(validation, found, path);
                    case Join(String on, List<Expression> values) -> join(validation, found, values);
                    default -> {}
                }
            }
        }
    }

    private static void iteration(Validation validation, Found found, String target) {
        if (!validation.isBody()) {
            validation
                    .findings()
                    .error(
                            "bad-expression",
                            found.pointer(),
                            "\"" + Words.brief(target) + "\" has a value within a ForEach step only.");
        }
    }

    private static void join(Validation validation, Found found, List<Expression> values) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Literal(JsonNode value) && (value.isContainer() || value.isNull())) {
                validation
                        .findings()
                        .error(
                                "bad-expression",
                                found.pointer() + "/Std:Join/Values/" + i,
                                "Std:Join takes strings, numbers, booleans and expressions, not " + Words.a(value)
                                        + "; change it.");
            }
        }
    }

    private static void jsonGet(Validation validation, Found found, PropertyPath path) {
        if (path.isEmpty()) {
            validation
                    .findings()
                    .error(
                            "bad-expression",
                            found.pointer() + "/Std:JsonGet/Path",
                            "The path of Std:JsonGet is empty; name the value to take, such as metrics.mse.value.");
        }
    }

    private static void parameter(Validation validation, Found found, String name) {
        Set<String> known = validation.parameters().keySet();
        if (!known.contains(name)) {
            validation
                    .findings()
                    .error(
                            "unknown-parameter",
                            found.pointer(),
                            "There is no parameter " + Words.brief(name) + "." + validation.hint(name, known),
                            get(found, validation.nearest(name, known).map(n -> "Parameters." + n)));
        }
    }

    private static void variable(Validation validation, Found found, String name) {
        if (!EXECUTION_VARIABLES.contains(name)) {
            validation
                    .findings()
                    .error(
                            "unknown-execution-variable",
                            found.pointer(),
                            "There is no execution variable " + Words.brief(name) + "."
                                    + validation.hint(name, EXECUTION_VARIABLES),
                            get(
                                    found,
                                    validation
                                            .nearest(name, EXECUTION_VARIABLES)
                                            .map(n -> "Execution." + n)));
        }
    }

    private static void experiment(Validation validation, Found found, String field) {
        Optional<ExperimentConfig> config = validation.definition().experimentConfig();
        if (!EXPERIMENT.contains(field)) {
            validation
                    .findings()
                    .error(
                            "bad-expression",
                            found.pointer(),
                            "PipelineExperimentConfig has ExperimentName and TrialName, no " + Words.brief(field)
                                    + ".");
        } else if (config.isEmpty()) {
            validation
                    .findings()
                    .error(
                            "no-experiment-config",
                            found.pointer(),
                            "The definition has no PipelineExperimentConfig to take " + field + " from; add one.");
        }
    }

    private static void property(Validation validation, Found found, StepProperty property) {
        Optional<Step> step = step(validation, found, property.step());
        if (step.isEmpty()) {
            return;
        }
        if (step.get().type() == StepType.FAIL) {
            validation
                    .findings()
                    .error(
                            "refers-to-fail",
                            found.pointer(),
                            "Nothing can follow the Fail step " + property.step() + ", as it ends the execution; "
                                    + "remove the reference.");
            return;
        }
        new StepProperties(validation)
                .at(step.get(), property.path())
                .problem()
                .ifPresent(problem -> validation
                        .findings()
                        .error(
                                "unknown-property",
                                found.pointer(),
                                property + " does not exist on the "
                                        + step.get().typeName() + " step " + property.step() + ": " + problem));
    }

    private static void propertyFile(Validation validation, Found found, PropertyFileRef file) {
        if (found.inside() != Inside.JSON_GET_PROPERTY_FILE) {
            validation
                    .findings()
                    .error(
                            "bad-expression",
                            found.pointer(),
                            "A property file has no value of its own; take one with Std:JsonGet and a Path.");
        }
        Optional<Step> step = step(validation, found, file.step());
        if (step.isPresent() && step.get().propertyFile(file.file()).isEmpty()) {
            List<String> known =
                    step.get().propertyFiles().stream().map(PropertyFile::name).toList();
            String instead = known.isEmpty() ? " It declares none; add it to PropertyFiles." : "";
            validation
                    .findings()
                    .error(
                            "unknown-property-file",
                            found.pointer(),
                            "Step " + file.step() + " declares no property file " + Words.brief(file.file()) + "."
                                    + (known.isEmpty() ? instead : validation.hint(file.file(), known)),
                            get(
                                    found,
                                    validation
                                            .nearest(file.file(), known)
                                            .map(n -> "Steps." + file.step() + ".PropertyFiles." + n)));
        }
    }

    private static Optional<Step> step(Validation validation, Found found, String name) {
        Optional<Step> step = validation.step(name);
        if (step.isEmpty()) {
            Set<String> known = validation.names();
            validation
                    .findings()
                    .error(
                            "unknown-step",
                            found.pointer(),
                            "There is no step " + Words.brief(name) + "." + validation.hint(name, known),
                            get(found, validation.nearest(name, known).map(n -> replaceStep(found, name, n))));
        }
        return step;
    }

    private static String replaceStep(Found found, String name, String by) {
        String target = found.json().path("Get").asString("");
        return "Steps." + by + target.substring("Steps.".length() + name.length());
    }

    private static Optional<Fix> get(Found found, Optional<String> target) {
        return target.map(t -> Fix.of(
                "Replace by \"" + Words.brief(t) + "\"",
                new JsonEdit.Put(found.pointer() + "/Get", StringNode.valueOf(t))));
    }
}
