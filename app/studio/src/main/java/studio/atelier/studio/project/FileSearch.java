package studio.atelier.studio.project;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import studio.atelier.workbench.search.FuzzyMatch;
import studio.atelier.workbench.search.SearchHit;
import studio.atelier.workbench.search.SearchProvider;

/** Finds files of a project by name; nothing before something is typed. Hidden files and folders are passed over. */
public final class FileSearch implements SearchProvider {

    private static final int MOST = 100_000;
    private static final int DEEP = 32;
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Path folder;
    private final Consumer<Path> open;
    private List<Path> files = List.of();
    private Instant read = Instant.MIN;

    /**
     * @param open opens a file, on the JavaFX thread
     */
    public FileSearch(Path folder, Consumer<Path> open) {
        this.folder = folder;
        this.open = open;
    }

    @Override
    public String category() {
        return "Files";
    }

    @Override
    public List<SearchHit> search(String query, int limit) {
        if (query.isBlank()) {
            return List.of();
        }
        return files().stream()
                .flatMap(file -> found(file, query).stream())
                .sorted(Comparator.comparingInt((Found found) -> found.match().score())
                        .reversed())
                .limit(limit)
                .map(this::hit)
                .toList();
    }

    private record Found(Path file, FuzzyMatch match) {}

    private static Optional<Found> found(Path file, String query) {
        return FuzzyMatch.of(query, String.valueOf(file.getFileName())).map(match -> new Found(file, match));
    }

    private SearchHit hit(Found found) {
        Path relative = folder.relativize(found.file());
        FileKind kind = FileKind.of(found.file());
        return new SearchHit(
                category(),
                String.valueOf(found.file().getFileName()),
                relative.getParent() == null ? "" : relative.getParent().toString(),
                kind.icon(),
                "",
                "",
                kind.words() + ", " + relative,
                found.match().letters(),
                found.match().score(),
                () -> open.accept(found.file()));
    }

    /** What is typed changes faster than a folder does. */
    private synchronized List<Path> files() {
        if (read.plus(FRESH).isBefore(Instant.now())) {
            files = walk();
            read = Instant.now();
        }
        return files;
    }

    private List<Path> walk() {
        List<Path> found = new ArrayList<>();
        try {
            VisibleFiles.walk(folder, DEEP, file -> {
                found.add(file);
                return found.size() < MOST;
            });
        } catch (IOException e) {
            System.getLogger(FileSearch.class.getName())
                    .log(System.Logger.Level.WARNING, "Files below " + folder + " cannot be listed", e);
        }
        return found;
    }
}
