package studio.atelier.workbench.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import studio.atelier.workbench.command.Command;
import studio.atelier.workbench.command.CommandRegistry;
import studio.atelier.workbench.command.Keymap;

/** The commands of a window: recent ones first while nothing is typed, and a little ahead afterwards. */
public final class CommandSearch implements SearchProvider {

    private static final int RECENT_BONUS = 4;

    private final CommandRegistry commands;
    private final Keymap keymap;

    public CommandSearch(CommandRegistry commands, Keymap keymap) {
        this.commands = commands;
        this.keymap = keymap;
    }

    @Override
    public String category() {
        return "Commands";
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public List<SearchHit> search(String query, int limit) {
        List<String> recent = commands.recent();
        return commands.all().stream()
                .filter(command -> command.enabled().get())
                .flatMap(command -> hit(command, query, recent))
                .sorted(Comparator.comparingInt(SearchHit::score).reversed())
                .limit(limit)
                .toList();
    }

    private Stream<SearchHit> hit(Command command, String query, List<String> recent) {
        int place = recent.indexOf(command.id());
        int bonus = place < 0 ? 0 : query.isBlank() ? recent.size() - place : RECENT_BONUS;
        return FuzzyMatch.of(query, command.title())
                .or(() -> FuzzyMatch.of(query, command.category() + " " + command.title())
                        .map(match -> new FuzzyMatch(match.score() / 2, List.of())))
                .stream()
                .map(match -> new SearchHit(
                        category(),
                        command.title(),
                        command.category(),
                        command.icon().isEmpty() ? "ci-chevron-right" : command.icon(),
                        "",
                        keymap.text(command),
                        command.description(),
                        match.letters(),
                        match.score() + bonus,
                        () -> commands.run(command)));
    }
}
