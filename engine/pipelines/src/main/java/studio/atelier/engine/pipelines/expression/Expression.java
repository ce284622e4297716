package studio.atelier.engine.pipelines.expression;

import java.util.List;
import java.util.stream.Collectors;
import studio.atelier.engine.pipelines.definition.JsonText;
import tools.jackson.databind.JsonNode;

/** What an expression object of a definition says, or a value that is none. {@code toString} is its short form. */
public sealed interface Expression {

    /** A value as it is. */
    record Literal(JsonNode value) implements Expression {
        @Override
        public String toString() {
            return JsonText.compact(value);
        }
    }

    /** {@code {"Get":"Parameters.N"}}. */
    record ParameterRef(String name) implements Expression {
        @Override
        public String toString() {
            return "Parameters." + name;
        }
    }

    /** {@code {"Get":"Steps.S.path"}}: a property of what a step made. */
    record StepProperty(String step, PropertyPath path) implements Expression {
        @Override
        public String toString() {
            String text = path.toString();
            return "Steps." + step + (text.isEmpty() || text.startsWith("[") ? "" : ".") + text;
        }
    }

    /** {@code {"Get":"Steps.S.PropertyFiles.P"}}, which only a {@link JsonGet} may hold. */
    record PropertyFileRef(String step, String file) implements Expression {
        @Override
        public String toString() {
            return "Steps." + step + ".PropertyFiles." + file;
        }
    }

    /** {@code {"Get":"Execution.X"}}. */
    record ExecutionVariable(String name) implements Expression {
        @Override
        public String toString() {
            return "Execution." + name;
        }
    }

    /** {@code {"Get":"PipelineExperimentConfig.ExperimentName"}} or {@code .TrialName}. */
    record ExperimentConfigRef(String field) implements Expression {
        @Override
        public String toString() {
            return "PipelineExperimentConfig." + field;
        }
    }

    /** {@code {"Get":"ForEach.CurrentItem.path"}} or {@code "IterationOutput.STEP.path"}, known in a ForEach step only. */
    record IterationRef(String target) implements Expression {
        @Override
        public String toString() {
            return target;
        }
    }

    /** {@code {"Std:Join":{"On":s,"Values":[..]}}}: the values as text, with {@code on} between them. */
    record Join(String on, List<Expression> values) implements Expression {
        public Join {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.stream().map(Object::toString).collect(Collectors.joining(", ", "Join(", ")"));
        }
    }

    /**
     * {@code {"Std:JsonGet":{..., "Path":p}}}: a value in a JSON file.
     *
     * @param source a {@link PropertyFileRef}, or an expression that gives an S3 URI
     */
    record JsonGet(Expression source, PropertyPath path) implements Expression {
        @Override
        public String toString() {
            return "JsonGet(" + source + ", " + path + ")";
        }
    }
}
