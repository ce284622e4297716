package studio.atelier.engine.dataprep.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.dataprep.flow.FlowDocument;
import studio.atelier.engine.dataprep.flow.NodeOutput;

/**
 * What a run did.
 *
 * @param rows rows of each node's output that was computed, in the order of the work
 * @param files the files written
 * @param fitted the flow with all state that was fitted
 */
public record FlowResult(Map<NodeOutput, Long> rows, List<Path> files, FlowDocument fitted) {}
