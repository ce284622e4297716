package studio.atelier.engine.dataprep.run;

import java.nio.file.Path;
import java.util.List;
import studio.atelier.engine.dataprep.flow.FlowDocument;
import studio.atelier.engine.dataprep.flow.FlowParameters;
import studio.atelier.engine.dataprep.flow.NodeOutput;

/**
 * What to run of a flow.
 *
 * @param flow the flow
 * @param values values of its parameters
 * @param sources where its sources' files are
 * @param outputs what to write; at least one
 * @param refit whether fitted state is learned anew rather than reused
 */
public record FlowRequest(
        FlowDocument flow, FlowParameters values, SourceFiles sources, List<Output> outputs, boolean refit) {

    /**
     * An output to write.
     *
     * @param from the node's output
     * @param folder where its part files go; made if it is not there
     */
    public record Output(NodeOutput from, Path folder, OutputFormat format) {}

    public FlowRequest {
        outputs = List.copyOf(outputs);
    }
}
