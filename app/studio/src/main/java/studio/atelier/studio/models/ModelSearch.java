package studio.atelier.studio.models;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageSummary;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.Engine;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.search.FuzzyMatch;
import studio.atelier.workbench.search.SearchHit;
import studio.atelier.workbench.search.SearchProvider;

/** Finds versions of models by group and number. */
final class ModelSearch implements SearchProvider {

    private final SageMakerClient client;
    private final Consumer<String> show;

    /**
     * @param show shows a version by its ARN
     */
    ModelSearch(Engine engine, Consumer<String> show) {
        this.client = engine.sageMaker();
        this.show = show;
    }

    @Override
    public String category() {
        return "Models";
    }

    @Override
    public List<SearchHit> search(String query, int limit) {
        try {
            return client
                    .listModelPackagesPaginator(request -> request.modelPackageType("Versioned")
                            .sortOrder("Descending")
                            .maxResults(100))
                    .stream()
                    .flatMap(page -> page.modelPackageSummaryList().stream())
                    .flatMap(version -> hit(query, version))
                    .sorted(Comparator.comparingInt(SearchHit::score).reversed())
                    .limit(limit)
                    .toList();
        } catch (SageMakerException e) {
            // The engine is closing; a search has nothing to offer then.
            return List.of();
        }
    }

    private Stream<SearchHit> hit(String query, ModelPackageSummary version) {
        String title = version.modelPackageGroupName() + " version " + version.modelPackageVersion();
        Approval approval = Approval.of(version.modelApprovalStatusAsString());
        return FuzzyMatch.of(query, title).stream()
                .map(match -> new SearchHit(
                        category(),
                        title,
                        approval.word() + ", " + Times.relative(version.creationTime()),
                        approval.status().icon(),
                        approval.status().style(),
                        "",
                        "",
                        match.letters(),
                        match.score(),
                        () -> show.accept(version.modelPackageArn())));
    }
}
