package studio.atelier.designer.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Pointers;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.pipelines.expression.Expression;
import studio.atelier.engine.pipelines.expression.ExpressionException;
import studio.atelier.engine.pipelines.expression.ExpressionParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The arguments of a step as sections of rows. Plain data. */
public final class StepForm {

    private static final int LONG_LISTS = 200;

    /**
     * Rows under a heading.
     *
     * @param pointer where the section's value stands
     */
    public record Section(String title, String pointer, List<FormRow> rows) {}

    private final PipelineDefinition definition;

    private StepForm(PipelineDefinition definition) {
        this.definition = definition;
    }

    /** @return the sections of a step: general values first, then each member of its arguments, then what is around */
    public static List<Section> of(PipelineDefinition definition, Step step) {
        return new StepForm(definition).sections(step);
    }

    private List<Section> sections(Step step) {
        List<Section> sections = new ArrayList<>();
        List<FormRow> general = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : step.arguments().properties()) {
            String pointer = Pointers.child(step.argumentsPointer(), member.getKey());
            if (isBranch(step, member.getKey())) {
                continue;
            }
            if (isContainer(member.getValue())) {
                List<FormRow> rows = new ArrayList<>();
                children(member.getValue(), pointer, 0, rows);
                sections.add(new Section(Words.title(member.getKey()), pointer, rows));
            } else {
                general.add(row(0, member.getKey(), pointer, member.getValue()));
            }
        }
        if (!general.isEmpty()) {
            sections.addFirst(new Section("General", step.argumentsPointer(), general));
        }
        for (Map.Entry<String, JsonNode> member : step.raw().properties()) {
            around(step, member, sections);
        }
        return sections;
    }

    /** Members beside the arguments, such as CacheConfig. */
    private void around(Step step, Map.Entry<String, JsonNode> member, List<Section> sections) {
        switch (member.getKey()) {
            case "Name", "Type", "Arguments" -> {
                // In the head of the inspector, or shown already.
            }
            default -> {
                String pointer = Pointers.child(step.pointer(), member.getKey());
                List<FormRow> rows = new ArrayList<>();
                if (isContainer(member.getValue())) {
                    children(member.getValue(), pointer, 0, rows);
                } else {
                    rows.add(row(0, member.getKey(), pointer, member.getValue()));
                }
                sections.add(new Section(Words.title(member.getKey()), pointer, rows));
            }
        }
    }

    private static boolean isBranch(Step step, String member) {
        return step.type() == StepType.CONDITION && (member.equals("IfSteps") || member.equals("ElseSteps"));
    }

    private static boolean isContainer(JsonNode node) {
        return node.isContainer() && !ExpressionParser.isExpression(node);
    }

    private void children(JsonNode node, String pointer, int depth, List<FormRow> rows) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                add(depth, member.getKey(), Pointers.child(pointer, member.getKey()), member.getValue(), rows);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size() && i < LONG_LISTS; i++) {
                add(depth, label(array.get(i), i), Pointers.child(pointer, i), array.get(i), rows);
            }
        }
    }

    private void add(int depth, String label, String pointer, JsonNode value, List<FormRow> rows) {
        rows.add(row(depth, label, pointer, value));
        if (isContainer(value)) {
            children(value, pointer, depth + 1, rows);
        }
    }

    private FormRow row(int depth, String label, String pointer, JsonNode value) {
        if (ExpressionParser.isExpression(value)) {
            return new FormRow(depth, label, pointer, computed(value));
        }
        if (value.isContainer()) {
            return new FormRow(depth, label, pointer, new FormRow.Content.Group(value.size()));
        }
        String text = value.isString() ? value.stringValue() : value.toString();
        return new FormRow(depth, label, pointer, new FormRow.Content.Value(value, text));
    }

    private FormRow.Content computed(JsonNode value) {
        try {
            Expression expression = ExpressionParser.parse(value);
            return new FormRow.Content.Computed(Segment.of(expression), now(expression));
        } catch (ExpressionException e) {
            return new FormRow.Content.Computed(
                    List.of(new Segment(Segment.Kind.TEXT, value.toString(), "")), Optional.empty());
        }
    }

    private Optional<String> now(Expression expression) {
        return switch (expression) {
            case Expression.ParameterRef(String name) ->
                definition
                        .parameter(name)
                        .flatMap(parameter -> parameter.defaultValue())
                        .map(value -> value.isString() ? value.stringValue() : value.toString());
            case Expression.Join(String on, List<Expression> values) -> {
                List<String> parts = values.stream()
                        .flatMap(part -> part instanceof Expression.Literal(JsonNode literal)
                                ? Optional.of(literal.isString() ? literal.stringValue() : literal.toString()).stream()
                                : now(part).stream())
                        .toList();
                yield parts.size() == values.size() ? Optional.of(String.join(on, parts)) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /** The name that a list's item gives itself, else its number. */
    private static String label(JsonNode item, int index) {
        for (String member :
                List.of("ChannelName", "InputName", "OutputName", "Name", "MetricName", "PropertyFileName")) {
            JsonNode name = item.path(member);
            if (name.isString()) {
                return name.stringValue();
            }
        }
        return String.valueOf(index + 1);
    }
}
