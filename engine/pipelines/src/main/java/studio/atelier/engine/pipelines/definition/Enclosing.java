package studio.atelier.engine.pipelines.definition;

/**
 * The Condition step around a step.
 *
 * @param condition the Condition's name
 * @param branch the branch that the step is in
 */
public record Enclosing(String condition, Branch branch) {}
