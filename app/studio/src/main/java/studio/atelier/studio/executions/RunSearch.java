package studio.atelier.studio.executions;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.Engine;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.search.FuzzyMatch;
import studio.atelier.workbench.search.SearchHit;
import studio.atelier.workbench.search.SearchProvider;

/** Finds pipelines' runs by pipeline, number and name. */
final class RunSearch implements SearchProvider {

    private static final int RECENT_OF_EACH = 50;

    private final RunsReader reader;
    private final Consumer<String> show;

    /**
     * @param show shows a run by its ARN
     */
    RunSearch(Engine engine, Consumer<String> show) {
        this.reader = new RunsReader(engine.sageMaker());
        this.show = show;
    }

    @Override
    public String category() {
        return "Runs";
    }

    @Override
    public List<SearchHit> search(String query, int limit) {
        try {
            return reader.pipelines().stream()
                    .flatMap(pipeline -> reader.runs(pipeline.name()).stream()
                            .limit(RECENT_OF_EACH)
                            .flatMap(run -> hit(query, pipeline.name(), run)))
                    .sorted(Comparator.comparingInt(SearchHit::score).reversed())
                    .limit(limit)
                    .toList();
        } catch (SageMakerException e) {
            // The engine is closing; a search has nothing to offer then.
            return List.of();
        }
    }

    private Stream<SearchHit> hit(String query, String pipeline, RunEntry run) {
        String name = run.givenName();
        String title = pipeline + " " + run.summary().title() + (name.isEmpty() ? "" : " " + name);
        return FuzzyMatch.of(query, title).stream()
                .map(match -> new SearchHit(
                        category(),
                        title,
                        run.status().word() + ", "
                                + Times.relative(run.summary().started()),
                        run.status().icon(),
                        run.status().style(),
                        "",
                        run.note(),
                        match.letters(),
                        match.score(),
                        () -> show.accept(run.arn())));
    }
}
