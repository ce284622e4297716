package studio.atelier.designer.graph;

import java.util.Optional;

/** What a screen reader says of a graph. */
final class SpokenGraph {

    private SpokenGraph() {}

    /**
     * @param chosen the node that was chosen last
     */
    static String of(PipelineGraph graph, Optional<GraphNode> chosen, CardStates states) {
        int steps = graph.nodes().size();
        String all = "Pipeline, " + steps + (steps == 1 ? " step" : " steps");
        return chosen.map(node -> all + ". " + node.title() + ", " + node.subtitle() + ", "
                        + Foot.of(node, states.of(node.id())).spoken())
                .orElse(all);
    }
}
