package studio.atelier.studio.jobs;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.search.FuzzyMatch;
import studio.atelier.workbench.search.SearchHit;
import studio.atelier.workbench.search.SearchProvider;

/** Finds jobs of the list by name. */
final class JobSearch implements SearchProvider {

    private final JobsModel model;
    private final Consumer<String> open;

    JobSearch(JobsModel model, Consumer<String> open) {
        this.model = model;
        this.open = open;
    }

    @Override
    public String category() {
        return "Jobs";
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public List<SearchHit> search(String query, int limit) {
        return model.jobsProperty().get().known().stream()
                .flatMap(List::stream)
                .flatMap(job -> FuzzyMatch.of(query, job.name()).stream()
                        .map(match -> new SearchHit(
                                category(),
                                job.name(),
                                job.status().word() + ", " + Times.relative(job.created()),
                                job.status().icon(),
                                job.status().style(),
                                "",
                                job.note(model.live(job.arn())),
                                match.letters(),
                                match.score(),
                                () -> open.accept(job.arn()))))
                .sorted(Comparator.comparingInt(SearchHit::score).reversed())
                .limit(limit)
                .toList();
    }
}
