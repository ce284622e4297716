package studio.atelier.engine.pipelines.definition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pipeline definition: its text, its JSON, and typed views of the parts that Atelier knows. Whatever
 * else is in it stays. The views never fail on a missing or wrongly typed piece; telling about those is
 * the validator's work. Instances do not change; an edit gives a new one.
 */
public final class PipelineDefinition {

    /** The only schema version there is. */
    public static final String VERSION = "2020-12-01";

    /** Greatest number of characters that SageMaker accepts. */
    public static final int MAX_CHARACTERS = DefinitionReader.MAX_CHARACTERS;

    /** The member of a ForEach step's Arguments that lists the steps that it runs for each item. */
    public static final String BODY = "ForEachBody";

    private final String text;
    private final SourceMap source;
    private final ObjectNode json;
    private final List<Parameter> parameters;
    private final List<Step> steps;
    private final Map<String, Step> stepsByName;

    private PipelineDefinition(String text, SourceMap source, ObjectNode json) {
        this.text = text;
        this.source = source;
        this.json = json;
        this.parameters = parameters(json);
        List<Step> found = new ArrayList<>();
        collect(Nodes.items(json, "Steps"), "/Steps", Optional.empty(), found);
        this.steps = List.copyOf(found);
        Map<String, Step> byName = new LinkedHashMap<>();
        steps.forEach(step -> byName.putIfAbsent(step.name(), step));
        this.stepsByName = byName;
    }

    /** @throws DefinitionSyntaxException if the text is not one JSON object, or is too long */
    public static PipelineDefinition read(String text) {
        DefinitionReader.checkLength(text);
        DefinitionParser.Parsed parsed = DefinitionParser.parse(text);
        if (parsed.value() instanceof ObjectNode object) {
            return new PipelineDefinition(text, parsed.source(), object);
        }
        SourceMap.Position at = parsed.source().of("");
        throw new DefinitionSyntaxException(
                "A pipeline definition is a JSON object with \"Version\" and \"Steps\"; this is "
                        + Nodes.aKind(parsed.value()),
                at.line(),
                at.column());
    }

    /**
     * Reads a UTF-8 file.
     *
     * @throws DefinitionSyntaxException if the file is not one JSON object in UTF-8, or is too long
     * @throws IOException if it cannot be read
     */
    public static PipelineDefinition read(Path file) throws IOException {
        return read(DefinitionReader.read(file));
    }

    /** The definition of a JSON object, written with indentation where that fits into the greatest length. */
    public static PipelineDefinition of(ObjectNode json) {
        String pretty = JsonText.pretty(json);
        return read(pretty.length() <= MAX_CHARACTERS ? pretty : JsonText.compact(json));
    }

    /** The text that it was read from. */
    public String text() {
        return text;
    }

    /** The same JSON value, key order and number spelling, indented by two spaces, with a line break at the end. */
    public String pretty() {
        return JsonText.pretty(json) + "\n";
    }

    /** The same JSON value, key order and number spelling in one line. */
    public String compact() {
        return JsonText.compact(json);
    }

    /** The JSON, shared and not to be changed; see {@link #copy()}. */
    public ObjectNode json() {
        return json;
    }

    /** A copy of the JSON that may be changed. */
    public ObjectNode copy() {
        return json.deepCopy();
    }

    public SourceMap source() {
        return source;
    }

    public Optional<String> version() {
        return Nodes.text(json, "Version");
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    public Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /**
     * All steps, each Condition followed by those of its branches, in the order of the text. Not those in the
     * bodies of ForEach steps; see {@link #body(Step)}.
     */
    public List<Step> steps() {
        return steps;
    }

    /** The steps that a ForEach step runs for each item, each Condition followed by those of its branches. */
    public static List<Step> body(Step forEach) {
        List<Step> found = new ArrayList<>();
        if (forEach.type() == StepType.FOR_EACH) {
            collect(
                    Nodes.items(forEach.arguments(), BODY),
                    Pointers.child(forEach.argumentsPointer(), BODY),
                    Optional.empty(),
                    found);
        }
        return List.copyOf(found);
    }

    /** The step of a name, on the top level or in a branch; the first one if the name is used twice. */
    public Optional<Step> step(String name) {
        return Optional.ofNullable(stepsByName.get(name));
    }

    public Optional<ExperimentConfig> experimentConfig() {
        return Nodes.object(json, "PipelineExperimentConfig")
                .map(c -> new ExperimentConfig(Nodes.get(c, "ExperimentName"), Nodes.get(c, "TrialName")));
    }

    /**
     * The definition after some edits, each applied to the result of the one before. Text that the edits
     * do not name stays as it is.
     *
     * @throws IllegalArgumentException if an edit's place does not exist
     */
    public PipelineDefinition edited(List<JsonEdit> edits) {
        PipelineDefinition result = this;
        for (JsonEdit edit : edits) {
            result = read(new TextEditor(result.text, result.source).apply(edit));
        }
        return result;
    }

    private static List<Parameter> parameters(ObjectNode json) {
        List<Parameter> parameters = new ArrayList<>();
        ArrayNode items = Nodes.items(json, "Parameters");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof ObjectNode item) {
                parameters.add(Parameter.of(item, "/Parameters/" + i));
            }
        }
        return List.copyOf(parameters);
    }

    private static void collect(ArrayNode items, String pointer, Optional<Enclosing> enclosing, List<Step> found) {
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            if (!(item instanceof ObjectNode object)) {
                continue;
            }
            Step step = Step.of(object, Pointers.child(pointer, i), enclosing);
            found.add(step);
            if (step.type() == StepType.CONDITION) {
                for (Branch branch : Branch.values()) {
                    collect(
                            Nodes.items(step.arguments(), branch.json()),
                            Pointers.child(step.argumentsPointer(), branch.json()),
                            Optional.of(new Enclosing(step.name(), branch)),
                            found);
                }
            }
        }
    }
}
