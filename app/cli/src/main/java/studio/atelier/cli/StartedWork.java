package studio.atelier.cli;

import java.util.Locale;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.node.ObjectNode;

/**
 * Work that an operation started: how to look at it and how to stop it.
 *
 * @param describe the operation that tells how it stands
 * @param stop the operation that stops it
 * @param member the member of both requests that names it
 * @param value its name
 * @param status the member of the describe response that holds its status
 */
record StartedWork(String describe, String stop, String member, String value, String status) {

    /** True for the operations that start work. */
    static boolean isStartedBy(String operation) {
        return switch (operation.toLowerCase(Locale.ROOT)) {
            case "createtrainingjob", "createprocessingjob", "startpipelineexecution", "retrypipelineexecution" -> true;
            default -> false;
        };
    }

    /** What the operation started; empty if it starts none. */
    static Optional<StartedWork> of(String operation, ObjectNode request, ObjectNode response) {
        return switch (operation.toLowerCase(Locale.ROOT)) {
            case "createtrainingjob" -> Optional.of(job("TrainingJob", request));
            case "createprocessingjob" -> Optional.of(job("ProcessingJob", request));
            case "startpipelineexecution", "retrypipelineexecution" ->
                Optional.of(new StartedWork(
                        "DescribePipelineExecution",
                        "StopPipelineExecution",
                        "PipelineExecutionArn",
                        response.path("PipelineExecutionArn").asString(""),
                        "PipelineExecutionStatus"));
            default -> Optional.empty();
        };
    }

    private static StartedWork job(String kind, ObjectNode request) {
        return new StartedWork(
                "Describe" + kind,
                "Stop" + kind,
                kind + "Name",
                request.path(kind + "Name").asString(""),
                kind + "Status");
    }

    ObjectNode name() {
        return Json.object().put(member, value);
    }

    /** How it stands, in SageMaker's words. */
    String status(EmbeddedEngine engine) {
        return engine.operations().invoke(describe, name()).path(status).asString("");
    }
}
