package studio.atelier.studio.executions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run as a row of the grid.
 *
 * @param letter A, B, C... while it is compared; empty otherwise
 * @param series index of its chart colour while it is compared
 * @param changed names of parameters whose value is another than in the run before
 * @param best names of metrics of which no run has a better value
 * @param elapsed so far, or in all
 */
record RunLine(
        RunEntry run, String letter, int series, Set<String> changed, Set<String> best, Optional<Duration> elapsed) {

    String arn() {
        return run.arn();
    }

    /**
     * @param runs of one pipeline, the latest first
     * @param compared ARNs of the runs that are compared, in the order of their letters
     */
    static List<RunLine> of(List<RunEntry> runs, List<String> compared, Instant now) {
        Map<String, Set<String>> best = best(runs);
        List<RunLine> lines = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            RunEntry run = runs.get(i);
            int place = compared.size() > 1 ? compared.indexOf(run.arn()) : -1;
            lines.add(new RunLine(
                    run,
                    place < 0 ? "" : letter(place),
                    Math.max(0, place),
                    i + 1 < runs.size() ? changed(run, runs.get(i + 1)) : Set.of(),
                    best.getOrDefault(run.arn(), Set.of()),
                    run.elapsed(now)));
        }
        return lines;
    }

    /** @return A to Z, then 27 and so on */
    static String letter(int place) {
        return place < 26 ? String.valueOf((char) ('A' + place)) : String.valueOf(place + 1);
    }

    private static Set<String> changed(RunEntry run, RunEntry before) {
        if (run.state().isEmpty() || before.state().isEmpty()) {
            return Set.of();
        }
        Set<String> changed = new HashSet<>();
        run.parameters().forEach((name, value) -> {
            if (!value.equals(before.parameters().get(name))) {
                changed.add(name);
            }
        });
        return changed;
    }

    private static Map<String, Set<String>> best(List<RunEntry> runs) {
        Map<String, Set<String>> best = new HashMap<>();
        for (String metric : RunFields.of(runs).metrics()) {
            MetricSense.of(metric)
                    .map(sense -> bestOf(runs, metric, sense))
                    .ifPresent(arn ->
                            best.computeIfAbsent(arn, any -> new HashSet<>()).add(metric));
        }
        return best;
    }

    private static @Nullable String bestOf(List<RunEntry> runs, String metric, MetricSense sense) {
        String arn = null;
        double value = Double.NaN;
        int having = 0;
        for (RunEntry run : runs) {
            double has = run.metrics().getOrDefault(metric, Double.NaN);
            if (Double.isNaN(has)) {
                continue;
            }
            having++;
            if (arn == null || sense.isBetter(has, value)) {
                arn = run.arn();
                value = has;
            }
        }
        // Alone it is no best.
        return having > 1 ? arn : null;
    }
}
