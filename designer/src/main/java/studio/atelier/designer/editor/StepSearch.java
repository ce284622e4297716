package studio.atelier.designer.editor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import studio.atelier.designer.graph.GraphNode;
import studio.atelier.designer.graph.NodeState;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.search.FuzzyMatch;
import studio.atelier.workbench.search.SearchHit;
import studio.atelier.workbench.search.SearchProvider;

/** Finds steps of the pipeline in front by what they are called and by their type; choosing one goes to it. */
public final class StepSearch implements SearchProvider {

    private final Supplier<Optional<PipelineEditor>> front;

    /**
     * @param front the editor in front, if it is one of a pipeline; asked on the JavaFX thread
     */
    public StepSearch(Supplier<Optional<PipelineEditor>> front) {
        this.front = front;
    }

    @Override
    public String category() {
        return "Steps";
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public List<SearchHit> search(String query, int limit) {
        return front.get()
                .map(editor -> editor.canvas().graph().nodes().values().stream()
                        .flatMap(node -> hit(query, editor, node))
                        .sorted(Comparator.comparingInt(SearchHit::score).reversed())
                        .limit(limit)
                        .toList())
                .orElse(List.of());
    }

    private Stream<SearchHit> hit(String query, PipelineEditor editor, GraphNode node) {
        return match(query, node).stream().map(match -> {
            NodeState state = editor.canvas().state(node.id());
            return new SearchHit(
                    category(),
                    node.title(),
                    node.subtitle()
                            + state.status().map(status -> ", " + status.word()).orElse(""),
                    node.category().icon(),
                    state.status().map(Status::style).orElse(""),
                    "",
                    state.problem(),
                    match.letters(),
                    match.score(),
                    () -> editor.zoomTo(node.id()));
        });
    }

    /** The title counts more than the name behind it and the type, whose letters are not in the title. */
    private static Optional<FuzzyMatch> match(String query, GraphNode node) {
        return FuzzyMatch.of(query, node.title())
                .or(() -> FuzzyMatch.of(query, node.type().json() + " " + node.subtitle() + " " + node.step())
                        .map(other -> new FuzzyMatch(other.score() / 2, List.of())));
    }
}
