package studio.atelier.workbench.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

@ExtendWith(Toolkit.class)
class SearchModelTest {

    private record Names(String category, boolean quick, List<String> names) implements SearchProvider {

        @Override
        public List<SearchHit> search(String query, int limit) {
            return names.stream()
                    .flatMap(name -> FuzzyMatch.of(query, name).stream().map(match -> hit(name, match)))
                    .limit(limit)
                    .toList();
        }

        private SearchHit hit(String name, FuzzyMatch match) {
            return new SearchHit(category, name, "", "ci-x", "", "", "", match.letters(), match.score(), () -> {});
        }
    }

    private final SearchModel model = new SearchModel();

    private Stream<String> titles(String query) {
        Window.onFx(() -> {
            model.search(query);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        return Window.onFx(() -> model.hits().stream().map(SearchHit::title).toList().stream());
    }

    @Test
    void theGroupWithTheBestHitComesFirst() {
        model.add(new Names("Commands", true, List.of("Maximise or put back the editor")));
        model.add(new Names("Files", true, List.of("abalone.csv")));

        assertThat(titles("aba")).containsExactly("abalone.csv", "Maximise or put back the editor");
        assertThat(titles("")).containsExactly("Maximise or put back the editor", "abalone.csv");
    }

    @Test
    void oneGroupAloneIsSearchedWhenAskedFor() {
        model.add(new Names("Commands", true, List.of("abalone")));
        model.add(new Names("Files", true, List.of("abalone.csv")));
        model.restrict("Files");

        assertThat(titles("aba")).containsExactly("abalone.csv");
    }
}
