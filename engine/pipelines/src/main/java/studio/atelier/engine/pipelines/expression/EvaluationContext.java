package studio.atelier.engine.pipelines.expression;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What expressions may refer to while an execution runs. Where something exists but cannot be read, an
 * {@link ExpressionException} says why.
 */
public interface EvaluationContext {

    /** The typed value of a parameter. */
    Optional<JsonNode> parameter(String name);

    /** What a step exposes, in the shape of its Describe response; empty if the step has not succeeded. */
    Optional<JsonNode> stepProperties(String step);

    /** {@code PipelineName}, {@code StartDateTime}, ...: mostly a string. */
    Optional<JsonNode> executionVariable(String name);

    /** {@code ExperimentName} or {@code TrialName}. */
    Optional<JsonNode> experimentConfig(String field);

    /**
     * The content of a property file of a step.
     *
     * @throws ExpressionException if there is no such file or it is not JSON
     */
    JsonNode propertyFile(String step, String file);

    /**
     * The content of a JSON object.
     *
     * @throws ExpressionException if there is no such object or it is not JSON
     */
    JsonNode json(String uri);
}
