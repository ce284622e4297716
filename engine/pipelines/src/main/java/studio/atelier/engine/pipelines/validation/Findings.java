package studio.atelier.engine.pipelines.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.pipelines.definition.SourceMap;

/** Gathers findings and gives each its place in the text. */
final class Findings {

    private static final int MOST = 1000;

    private final SourceMap source;
    private final Set<Finding> found = new LinkedHashSet<>();
    private int left;

    Findings(SourceMap source) {
        this.source = source;
    }

    void error(String code, String pointer, String message) {
        add(Severity.ERROR, code, pointer, message, Optional.empty());
    }

    void error(String code, String pointer, String message, Fix fix) {
        add(Severity.ERROR, code, pointer, message, Optional.of(fix));
    }

    void warning(String code, String pointer, String message) {
        add(Severity.WARNING, code, pointer, message, Optional.empty());
    }

    void warning(String code, String pointer, String message, Fix fix) {
        add(Severity.WARNING, code, pointer, message, Optional.of(fix));
    }

    void info(String code, String pointer, String message) {
        add(Severity.INFO, code, pointer, message, Optional.empty());
    }

    void info(String code, String pointer, String message, Fix fix) {
        add(Severity.INFO, code, pointer, message, Optional.of(fix));
    }

    void add(Severity severity, String code, String pointer, String message, Optional<Fix> fix) {
        if (found.size() >= MOST) {
            left++;
            return;
        }
        SourceMap.Position at = source.of(pointer);
        found.add(new Finding(severity, code, pointer, at.line(), at.column(), message, fix));
    }

    /** All findings in the order of the text. */
    List<Finding> sorted() {
        List<Finding> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(Finding::line)
                .thenComparingInt(Finding::column)
                .thenComparing(Finding::severity));
        if (left > 0) {
            sorted.add(new Finding(
                    Severity.WARNING,
                    "more-findings",
                    "",
                    1,
                    1,
                    left + " more findings are not listed; put these right first.",
                    Optional.empty()));
        }
        return sorted;
    }
}
