package studio.atelier.designer.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.pipelines.definition.Parameter;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.expression.ParameterException;
import studio.atelier.engine.pipelines.expression.ParameterValues;

/** The values to start a pipeline with, as they are typed. Plain data, no nodes. */
public final class ParameterForm {

    private final PipelineDefinition definition;
    private final Map<String, String> typed = new LinkedHashMap<>();

    /**
     * @param remembered values from before; those of parameters that are gone are dropped
     */
    public ParameterForm(PipelineDefinition definition, Map<String, String> remembered) {
        this.definition = definition;
        fill(remembered);
    }

    public List<Parameter> parameters() {
        return definition.parameters();
    }

    /** Replaces all values: those given, for the rest the defaults. */
    public void fill(Map<String, String> values) {
        typed.clear();
        for (Parameter parameter : definition.parameters()) {
            typed.put(parameter.name(), values.getOrDefault(parameter.name(), standard(parameter)));
        }
    }

    public String value(String parameter) {
        return typed.getOrDefault(parameter, "");
    }

    public void type(String parameter, String text) {
        typed.put(parameter, text);
    }

    /** @return what is wrong with a value as it is typed; nothing if it will do */
    public Optional<String> problem(Parameter parameter) {
        String text = value(parameter.name());
        if (text.isEmpty() && parameter.defaultValue().isPresent()) {
            return Optional.empty();
        }
        Map<String, String> one = new LinkedHashMap<>();
        for (Parameter other : definition.parameters()) {
            if (!other.name().equals(parameter.name()) && other.defaultValue().isEmpty()) {
                // The others are checked for themselves; any value that reads will do for this one.
                one.put(other.name(), example(other));
            }
        }
        one.put(parameter.name(), text);
        try {
            ParameterValues.resolve(definition, one);
            return Optional.empty();
        } catch (ParameterException e) {
            return e.problems().stream()
                    .filter(problem -> problem.contains(parameter.name()))
                    .findFirst();
        }
    }

    /** @return whether all values will do */
    public boolean isComplete() {
        return definition.parameters().stream()
                .allMatch(parameter -> problem(parameter).isEmpty());
    }

    /** @return the values that differ from the defaults, as StartPipelineExecution wants them */
    public Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        for (Parameter parameter : definition.parameters()) {
            String text = value(parameter.name());
            if (!text.isEmpty() && !text.equals(standard(parameter))) {
                given.put(parameter.name(), text);
            }
        }
        return given;
    }

    /** @return the default of a parameter as text, empty if it has none */
    public static String standard(Parameter parameter) {
        return parameter
                .defaultValue()
                .map(value -> value.isString() ? value.stringValue() : value.toString())
                .orElse("");
    }

    private static String example(Parameter parameter) {
        return switch (parameter.type()) {
            case STRING ->
                parameter.enumValues().isEmpty() ? "x" : parameter.enumValues().getFirst();
            case INTEGER, FLOAT -> "1";
            case BOOLEAN -> "true";
        };
    }
}
