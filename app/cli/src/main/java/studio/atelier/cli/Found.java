package studio.atelier.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds what users name in short. */
final class Found {

    private Found() {}

    /** Every element of a List operation's answer. */
    static List<JsonNode> all(EmbeddedEngine engine, String operation, ObjectNode request, String member) {
        List<JsonNode> found = new ArrayList<>();
        ObjectNode page = request.deepCopy();
        while (true) {
            ObjectNode answer = engine.operations().invoke(operation, page.deepCopy());
            answer.path(member).forEach(found::add);
            if (!answer.hasNonNull("NextToken")) {
                return found;
            }
            page.set("NextToken", answer.get("NextToken"));
        }
    }

    /** The ARN of an execution given by its ARN or id; empty if no execution has the id. */
    static Optional<String> execution(EmbeddedEngine engine, String arnOrId) {
        if (arnOrId.startsWith("arn:")) {
            return Optional.of(arnOrId);
        }
        for (JsonNode pipeline : all(engine, "ListPipelines", Json.object(), "PipelineSummaries")) {
            ObjectNode request = Json.object()
                    .put("PipelineName", pipeline.path("PipelineName").asString(""));
            for (JsonNode execution : all(engine, "ListPipelineExecutions", request, "PipelineExecutionSummaries")) {
                String arn = execution.path("PipelineExecutionArn").asString("");
                if (arn.endsWith("/" + arnOrId)) {
                    return Optional.of(arn);
                }
            }
        }
        return Optional.empty();
    }

    /** The describe response of a job of either kind.
     *
     * @throws InputException if there is none of that name
     */
    static ObjectNode job(EmbeddedEngine engine, String nameOrArn) {
        String name = nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
        for (String kind : new String[] {"TrainingJob", "ProcessingJob"}) {
            try {
                return engine.operations()
                        .invoke("Describe" + kind, Json.object().put(kind + "Name", name));
            } catch (SageMakerException e) {
                if (!EngineErrors.isMissing(e)) {
                    throw e;
                }
            }
        }
        throw new InputException("There is no job " + nameOrArn + "; 'atelier jobs' lists those there are");
    }

    /** The ARN in a describe response of a job. */
    static String jobArn(ObjectNode job) {
        return job.path("TrainingJobArn").asString(job.path("ProcessingJobArn").asString(""));
    }
}
