package studio.atelier.engine.pipelines.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.shape.ApiShapes;
import studio.atelier.engine.api.shape.Shape;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.ParameterType;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.pipelines.expression.PropertyPath;
import studio.atelier.engine.pipelines.expression.PropertyPath.Index;
import studio.atelier.engine.pipelines.expression.PropertyPath.Key;
import studio.atelier.engine.pipelines.expression.PropertyPath.Member;
import studio.atelier.engine.pipelines.expression.PropertyPath.Segment;
import tools.jackson.databind.JsonNode;

/** What a step exposes, seen before it runs. */
final class StepProperties {

    private static final int TUNING_SUMMARIES = 50;

    private static final Set<String> QUALITY = Set.of(
            "CalculatedBaselineConstraints",
            "CalculatedBaselineStatistics",
            "BaselineUsedForDriftCheckConstraints",
            "BaselineUsedForDriftCheckStatistics");
    private static final Set<String> CLARIFY =
            Set.of("CalculatedBaselineConstraints", "BaselineUsedForDriftCheckConstraints");
    private static final Set<String> LINEAGE = Set.of("ActionArns", "ArtifactArns", "ContextArns");
    private static final Set<String> EMR =
            Set.of("ClusterId", "ClusterConfig", "ExecutionRoleArn", "Id", "Name", "Config", "Status");

    private static final Set<String> FOR_EACH = Set.of(
            "IterationOutputs",
            "Selected",
            "Status",
            "InputItemCount",
            "TotalStepCount",
            "SucceededStepCount",
            "FailedStepCount",
            "StoppedStepCount");
    // Lists that a step's own Arguments declare in full: what is not among them does not exist.
    private static final Set<String> DECLARED = Set.of("Outputs", "ProcessingInputs", "InputDataConfig");

    /**
     * What is at a path.
     *
     * @param type of the value; absent if not known
     * @param problem why there can be nothing; absent if there may be something
     */
    record Answer(Optional<Shape.Type> type, Optional<String> problem) {

        static final Answer UNKNOWN = new Answer(Optional.empty(), Optional.empty());

        static Answer of(Shape.Type type) {
            return new Answer(Optional.of(type), Optional.empty());
        }

        static Answer problem(String problem) {
            return new Answer(Optional.empty(), Optional.of(problem));
        }
    }

    private final Validation validation;
    private final ApiShapes shapes;

    StepProperties(Validation validation) {
        this.validation = validation;
        this.shapes = validation.shapes();
    }

    Answer at(Step step, PropertyPath path) {
        if (path.isEmpty()) {
            return Answer.problem("It names no property.");
        }
        return switch (step.type()) {
            case FAIL -> Answer.problem("A Fail step has no properties.");
            case CONDITION -> fixed(path, Set.of("Outcome"), true);
            case QUALITY_CHECK -> fixed(path, QUALITY, true);
            case CLARIFY_CHECK -> fixed(path, CLARIFY, true);
            case LINEAGE -> fixed(path, LINEAGE, false);
            case EMR -> fixed(path, EMR, false);
            case FOR_EACH -> fixed(path, FOR_EACH, false);
            case CLEANUP -> Answer.problem("A Cleanup step has no properties.");
            case CALLBACK, LAMBDA -> outputParameter(step, path);
            default ->
                new StepShapes(shapes)
                        .properties(step.type())
                        .map(shape -> described(step, shape, path))
                        .orElse(Answer.UNKNOWN);
        };
    }

    private Answer fixed(PropertyPath path, Set<String> names, boolean leaf) {
        String first = name(path.segments().getFirst());
        if (!names.contains(first)) {
            return Answer.problem("It has no property " + first + "."
                    + validation.hint(first, names.stream().sorted().toList()));
        }
        if (!leaf) {
            return Answer.UNKNOWN;
        }
        return path.segments().size() == 1
                ? Answer.of(Shape.Type.STRING)
                : Answer.problem(first + " is a string; there is nothing below it.");
    }

    private Answer outputParameter(Step step, PropertyPath path) {
        List<Segment> segments = path.segments();
        if (segments.size() != 2 || !name(segments.getFirst()).equals("OutputParameters")) {
            return Answer.problem("A " + step.typeName() + " step exposes OutputParameters['name'] only.");
        }
        String wanted = name(segments.getLast());
        List<String> names = new ArrayList<>();
        for (JsonNode output : Nodes.items(step.raw(), "OutputParameters")) {
            Optional<String> name = Nodes.text(output, "OutputName");
            name.ifPresent(names::add);
            if (name.filter(wanted::equals).isPresent()) {
                return Nodes.text(output, "OutputType")
                        .flatMap(ParameterType::of)
                        .map(type -> Answer.of(Typing.of(type)))
                        .orElse(Answer.UNKNOWN);
            }
        }
        return Answer.problem("It declares no output parameter " + wanted + "." + validation.hint(wanted, names));
    }

    private Answer described(Step step, Shape response, PropertyPath path) {
        Shape shape = response;
        List<Segment> segments = path.segments();
        for (int i = 0; i < segments.size(); i++) {
            if (i == 0
                    && step.type() == StepType.TUNING
                    && name(segments.getFirst()).equals("TrainingJobSummaries")) {
                return summaries(path);
            }
            Optional<String> problem = problem(shape, segments.get(i), path.first(i));
            if (problem.isPresent()) {
                return new Answer(Optional.empty(), problem);
            }
            Optional<Shape> next = next(shape, segments.get(i));
            if (next.isEmpty()) {
                return Answer.UNKNOWN;
            }
            shape = next.get();
        }
        return declared(step, path).map(Answer::problem).orElse(Answer.of(shape.type()));
    }

    private Answer summaries(PropertyPath path) {
        List<Segment> segments = path.segments();
        if (segments.size() < 2 || !(segments.get(1) instanceof Index(int index)) || index >= TUNING_SUMMARIES) {
            return Answer.problem("TrainingJobSummaries are taken by place, [0] to [" + (TUNING_SUMMARIES - 1) + "].");
        }
        Optional<Shape> shape = shapes.shape("HyperParameterTrainingJobSummary");
        for (int i = 2; i < segments.size() && shape.isPresent(); i++) {
            Optional<String> problem = problem(shape.get(), segments.get(i), path.first(i));
            if (problem.isPresent()) {
                return new Answer(Optional.empty(), problem);
            }
            shape = next(shape.get(), segments.get(i));
        }
        return shape.map(s -> Answer.of(s.type())).orElse(Answer.UNKNOWN);
    }

    private Optional<Shape> next(Shape shape, Segment segment) {
        return switch (shape.type()) {
            case STRUCTURE -> shapes.member(shape, name(segment));
            case LIST -> shape.element().flatMap(shapes::shape);
            case MAP -> shape.value().flatMap(shapes::shape);
            default -> Optional.empty();
        };
    }

    private Optional<String> problem(Shape shape, Segment segment, PropertyPath reached) {
        String where = reached.isEmpty() ? "It" : reached.toString();
        return switch (shape.type()) {
            case STRUCTURE -> {
                String name = name(segment);
                yield shape.members().containsKey(name)
                        ? Optional.empty()
                        : Optional.of(where + " has no " + name + "."
                                + validation.hint(name, shape.members().keySet()));
            }
            case LIST ->
                segment instanceof Member(String name)
                        ? Optional.of(where + " is a list; take an item by [0] or by ['name'] before ." + name + ".")
                        : Optional.empty();
            case MAP ->
                segment instanceof Index
                        ? Optional.of(where + " is a map; take a value by ['key'].")
                        : Optional.empty();
            default -> Optional.of(where + " is " + Words.a(shape.type()) + "; there is no " + segment + " below it.");
        };
    }

    /** Whether the lists that the step itself declares (its outputs, inputs, channels) have the item. */
    private Optional<String> declared(Step step, PropertyPath path) {
        JsonNode node = step.arguments();
        String list = "";
        for (Segment segment : path.segments()) {
            if (node.isMissingNode() && DECLARED.contains(list)) {
                return item(Json.array(), list, segment);
            }
            if (node.isArray()) {
                Optional<String> problem = item(node, list, segment);
                if (problem.isPresent() || !(segment instanceof Index(int index))) {
                    return problem;
                }
                node = node.get(index);
            } else {
                list = name(segment);
                node = node.path(list);
            }
        }
        return Optional.empty();
    }

    private Optional<String> item(JsonNode items, String list, Segment segment) {
        if (segment instanceof Index(int index)) {
            return index < items.size()
                    ? Optional.empty()
                    : Optional.of(list + " has no item " + index + "; the step declares " + items.size() + ".");
        }
        Map<String, Boolean> names = validation.declaredNames(items, list);
        String wanted = name(segment);
        if (names.containsKey(wanted) || names.containsValue(false) || names.isEmpty() && !items.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("The step declares nothing named " + wanted + " in its " + list + "."
                + validation.hint(wanted, names.keySet()));
    }

    private static String name(Segment segment) {
        return switch (segment) {
            case Member(String name) -> name;
            case Key(String key) -> key;
            case Index(int index) -> "[" + index + "]";
        };
    }
}
