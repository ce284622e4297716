package studio.atelier.engine.pipelines.execution;

import studio.atelier.engine.pipelines.definition.Step;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a type of step does once its turn has come. */
interface StepAction {

    /**
     * Runs a step to its end, with its arguments resolved.
     *
     * @param run where to note what the step made, and to ask whether it is to stop
     * @return what the step exposes to others, in the shape of its Describe response
     */
    JsonNode run(Step step, ObjectNode arguments, StepRun run) throws StepFailure, InterruptedException;
}
