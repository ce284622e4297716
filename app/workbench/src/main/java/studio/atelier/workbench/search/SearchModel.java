package studio.atelier.workbench.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.atelier.workbench.thread.UiThread;

/**
 * What the palette shows for a query. Quick providers answer at once, the others in the background; their hits join
 * those already shown. The group with the best hit comes first, and while nothing is typed the groups have the order of
 * the providers. JavaFX thread.
 */
public final class SearchModel implements AutoCloseable {

    private static final int OF_EACH = 6;
    private static final int OF_ONE = 50;

    private final List<SearchProvider> providers = new ArrayList<>();
    private final ObservableList<SearchHit> hits = FXCollections.observableArrayList();
    private final ObservableList<SearchHit> hitsView = FXCollections.unmodifiableObservableList(hits);
    private final Map<String, List<SearchHit>> found = new LinkedHashMap<>();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private List<Future<?>> waiting = List.of();
    private int generation;
    private String category = "";
    private String query = "";

    public void add(SearchProvider provider) {
        providers.add(provider);
    }

    /** Takes away a provider, as when what it searched was closed. */
    public void remove(SearchProvider provider) {
        providers.remove(provider);
    }

    /** @return the groups there are, in the order of their providers */
    public List<String> categories() {
        return providers.stream().map(SearchProvider::category).distinct().toList();
    }

    public ObservableList<SearchHit> hits() {
        return hitsView;
    }

    /**
     * @param only a category, or empty for all
     */
    public void restrict(String only) {
        this.category = only;
    }

    public String category() {
        return category;
    }

    /** Asks all providers anew; answers to earlier queries are dropped. */
    public void search(String typed) {
        UiThread.check();
        query = typed;
        int mine = ++generation;
        waiting.forEach(future -> future.cancel(true));
        found.clear();
        List<Future<?>> futures = new ArrayList<>();
        for (SearchProvider provider : providers) {
            if (!category.isEmpty() && !category.equals(provider.category())) {
                continue;
            }
            int limit = category.isEmpty() ? OF_EACH : OF_ONE;
            if (provider.quick()) {
                found.merge(provider.category(), provider.search(typed, limit), SearchModel::joined);
            } else {
                found.putIfAbsent(provider.category(), List.of());
                futures.add(background.submit(() -> {
                    List<SearchHit> answer = provider.search(typed, limit);
                    UiThread.run(() -> take(mine, provider.category(), answer));
                }));
            }
        }
        waiting = futures;
        show();
    }

    /** Forgets the query and its hits; answers that come later are dropped. */
    public void clear() {
        generation++;
        waiting.forEach(future -> future.cancel(true));
        found.clear();
        show();
    }

    private void take(int asked, String group, List<SearchHit> answer) {
        if (asked == generation) {
            found.merge(group, answer, SearchModel::joined);
            show();
        }
    }

    private void show() {
        Stream<List<SearchHit>> groups = found.values().stream().filter(group -> !group.isEmpty());
        if (!query.isBlank()) {
            groups = groups.sorted(Comparator.comparingInt(SearchModel::best).reversed());
        }
        hits.setAll(groups.flatMap(List::stream).toList());
    }

    private static int best(List<SearchHit> group) {
        return group.stream().mapToInt(SearchHit::score).max().orElse(0);
    }

    private static List<SearchHit> joined(List<SearchHit> first, List<SearchHit> second) {
        List<SearchHit> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
