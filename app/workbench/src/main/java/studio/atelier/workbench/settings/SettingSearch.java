package studio.atelier.workbench.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import studio.atelier.workbench.search.FuzzyMatch;
import studio.atelier.workbench.search.SearchHit;
import studio.atelier.workbench.search.SearchProvider;

/** Finds settings by their title or section; nothing before something is typed. */
public final class SettingSearch implements SearchProvider {

    private final Settings settings;
    private final Consumer<Setting<?>> open;

    /**
     * @param open shows the setting among the others
     */
    public SettingSearch(Settings settings, Consumer<Setting<?>> open) {
        this.settings = settings;
        this.open = open;
    }

    @Override
    public String category() {
        return "Settings";
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public List<SearchHit> search(String query, int limit) {
        if (query.isBlank()) {
            return List.of();
        }
        return settings.all().stream()
                .flatMap(setting -> hit(setting, query).stream())
                .sorted(Comparator.comparingInt(SearchHit::score).reversed())
                .limit(limit)
                .toList();
    }

    private Optional<SearchHit> hit(Setting<?> setting, String query) {
        return FuzzyMatch.of(query, setting.title())
                .map(match -> new SearchHit(
                        category(),
                        setting.title(),
                        setting.section() + ", " + setting.get(),
                        "ci-settings",
                        "",
                        "",
                        setting.description(),
                        match.letters(),
                        match.score(),
                        () -> open.accept(setting)));
    }
}
