package studio.atelier.studio.room;

import java.util.List;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.sagemaker.model.PipelineSummary;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;

/** Lists pipelines and their executions, page by page. Every method waits for the engine. */
public final class Executions {

    private static final int PAGE = 100;

    private Executions() {}

    public static List<PipelineSummary> pipelines(SageMakerClient client) {
        return client.listPipelinesPaginator(request -> request.maxResults(PAGE)).stream()
                .flatMap(page -> page.pipelineSummaries().stream())
                .toList();
    }

    /** @return the executions of a pipeline, the latest first; none if it is gone */
    public static List<PipelineExecutionSummary> of(SageMakerClient client, String pipeline) {
        try {
            return client
                    .listPipelineExecutionsPaginator(request -> request.pipelineName(pipeline)
                            .sortBy("CreationTime")
                            .sortOrder("Descending")
                            .maxResults(PAGE))
                    .stream()
                    .flatMap(page -> page.pipelineExecutionSummaries().stream())
                    .toList();
        } catch (ResourceNotFoundException e) {
            // Deleted since it was listed.
            return List.of();
        }
    }
}
