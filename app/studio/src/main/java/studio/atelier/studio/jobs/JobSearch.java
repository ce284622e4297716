package studio.atelier.studio.jobs;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import studio.atelier.workbench.search.FuzzyMatch;
import studio.atelier.workbench.search.SearchHit;
import studio.atelier.workbench.search.SearchProvider;

/** The jobs of the project in search everywhere. */
record JobSearch(Supplier<List<JobEntry>> jobs, Consumer<JobEntry> open) implements SearchProvider {

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
        return jobs.get().stream()
                .flatMap(job -> hit(job, query))
                .sorted(Comparator.comparingInt(SearchHit::score).reversed())
                .limit(limit)
                .toList();
    }

    private Stream<SearchHit> hit(JobEntry job, String query) {
        return FuzzyMatch.of(query, job.name()).stream()
                .map(match -> new SearchHit(
                        category(),
                        job.name(),
                        job.detail(),
                        job.look().icon(),
                        job.look().style(),
                        "",
                        "Opens the page of the job: its curves, its log, what it was asked.",
                        match.letters(),
                        match.score(),
                        () -> open.accept(job)));
    }
}
