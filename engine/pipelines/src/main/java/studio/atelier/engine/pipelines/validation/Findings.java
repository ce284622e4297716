package studio.atelier.engine.pipelines.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.pipelines.definition.SourceMap;

/** Collects findings and gives each its place in the text. The same thing said twice counts once. */
final class Findings {

    private record Key(String code, String pointer, String message) {}

    private final SourceMap source;
    private final List<Finding> found = new ArrayList<>();
    private final Set<Key> seen = new HashSet<>();

    Findings(SourceMap source) {
        this.source = source;
    }

    void error(String code, String pointer, String message) {
        add(Severity.ERROR, code, pointer, message, Optional.empty());
    }

    void error(String code, String pointer, String message, Optional<Fix> fix) {
        add(Severity.ERROR, code, pointer, message, fix);
    }

    void warning(String code, String pointer, String message) {
        add(Severity.WARNING, code, pointer, message, Optional.empty());
    }

    void warning(String code, String pointer, String message, Optional<Fix> fix) {
        add(Severity.WARNING, code, pointer, message, fix);
    }

    void info(String code, String pointer, String message) {
        add(Severity.INFO, code, pointer, message, Optional.empty());
    }

    void info(String code, String pointer, String message, Optional<Fix> fix) {
        add(Severity.INFO, code, pointer, message, fix);
    }

    /** In the order of the text. */
    List<Finding> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Finding::line)
                        .thenComparingInt(Finding::column)
                        .thenComparing(Finding::severity))
                .toList();
    }

    private void add(Severity severity, String code, String pointer, String message, Optional<Fix> fix) {
        if (seen.add(new Key(code, pointer, message))) {
            SourceMap.Position at = source.of(pointer);
            found.add(new Finding(severity, code, pointer, at.line(), at.column(), message, fix));
        }
    }
}
