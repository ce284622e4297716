package studio.atelier.studio.executions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.atelier.studio.room.MetricCells;
import studio.atelier.workbench.control.Times;

/**
 * Runs side by side: metrics, parameters and times. Plain data.
 *
 * @param runs in the order of their letters; the difference is the first less the second
 * @param lines without headings
 */
record Comparison(List<RunEntry> runs, List<CompareLine> lines) {

    Comparison {
        runs = List.copyOf(runs);
        lines = List.copyOf(lines);
    }

    static Comparison of(List<RunEntry> runs, Instant now) {
        List<CompareLine> lines = new ArrayList<>();
        RunFields fields = RunFields.of(runs);
        for (String metric : fields.metrics()) {
            lines.add(numbers(
                    CompareLine.Group.METRICS,
                    metric,
                    runs,
                    run -> number(run.metrics().get(metric)),
                    MetricCells::words,
                    MetricSense.of(metric)));
        }
        lines.add(durations(CompareLine.Group.METRICS, "Duration", runs, run -> run.elapsed(now)));
        for (String parameter : fields.parameters()) {
            lines.add(parameter(parameter, runs));
        }
        for (String step : steps(runs)) {
            lines.add(durations(
                    CompareLine.Group.TIMES,
                    step,
                    runs,
                    run -> Optional.ofNullable(run.steps().get(step)).flatMap(state -> state.elapsed(now))));
        }
        return new Comparison(runs, lines);
    }

    /**
     * @return the lines with a heading before each group
     * @param onlyDifferences leaves out lines in which all runs agree
     */
    List<CompareLine> shown(boolean onlyDifferences) {
        List<CompareLine> shown = new ArrayList<>();
        for (CompareLine.Group group : CompareLine.Group.values()) {
            List<CompareLine> all =
                    lines.stream().filter(line -> line.group() == group).toList();
            List<CompareLine> some =
                    onlyDifferences ? all.stream().filter(CompareLine::differs).toList() : all;
            if (!all.isEmpty()) {
                long differing = all.stream().filter(CompareLine::differs).count();
                shown.add(CompareLine.heading(group, differing + " of " + all.size() + " differ"));
                shown.addAll(some);
            }
        }
        return shown;
    }

    /** @return comma-separated values with a head, as spreadsheets read them (RFC 4180) */
    String csv() {
        StringBuilder csv = new StringBuilder();
        Stream<String> head = Stream.concat(
                Stream.of("Group", "Name"),
                runs.stream().map(run -> run.summary().title()));
        row(csv, Stream.concat(head, runs.size() == 2 ? Stream.of("Difference") : Stream.of()));
        for (CompareLine line : lines) {
            Stream<String> cells = Stream.concat(Stream.of(line.group().title(), line.name()), line.values().stream());
            row(csv, Stream.concat(cells, runs.size() == 2 ? Stream.of(line.difference()) : Stream.of()));
        }
        return csv.toString();
    }

    private static void row(StringBuilder csv, Stream<String> cells) {
        csv.append(String.join(",", cells.map(Comparison::quoted).toList())).append("\r\n");
    }

    private static String quoted(String cell) {
        String plain = cell.replace('\u2212', '-');
        return plain.matches("(?s).*[\",\r\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }

    private static CompareLine parameter(String name, List<RunEntry> runs) {
        List<String> values = runs.stream()
                .map(run -> run.parameters().getOrDefault(name, ""))
                .toList();
        String difference = "";
        if (runs.size() == 2) {
            double a = RunFields.decimal(values.get(0));
            double b = RunFields.decimal(values.get(1));
            difference = Double.isNaN(a - b) || a == b ? "" : signed(a - b);
        }
        return new CompareLine(
                CompareLine.Group.PARAMETERS, name, values, difference, CompareLine.Trend.NEITHER, differ(values));
    }

    private static CompareLine durations(
            CompareLine.Group group, String name, List<RunEntry> runs, Function<RunEntry, Optional<Duration>> length) {
        return numbers(
                group,
                name,
                runs,
                run -> length.apply(run)
                        .map(found -> OptionalDouble.of(found.toMillis()))
                        .orElse(OptionalDouble.empty()),
                millis -> Times.shortLength(Duration.ofMillis((long) (double) millis)),
                Optional.of(MetricSense.LOWER));
    }

    private static CompareLine numbers(
            CompareLine.Group group,
            String name,
            List<RunEntry> runs,
            Function<RunEntry, OptionalDouble> number,
            Function<Double, String> words,
            Optional<MetricSense> sense) {
        List<OptionalDouble> found = runs.stream().map(number).toList();
        List<String> values = found.stream()
                .map(value -> value.isPresent() ? words.apply(value.getAsDouble()) : "")
                .toList();
        String difference = "";
        CompareLine.Trend trend = CompareLine.Trend.NEITHER;
        if (found.size() == 2
                && found.get(0).isPresent()
                && found.get(1).isPresent()
                && !values.get(0).equals(values.get(1))) {
            double a = found.get(0).getAsDouble();
            double b = found.get(1).getAsDouble();
            difference = (a > b ? "+" : "\u2212") + trimmed(words.apply(round(Math.abs(a - b))));
            trend = sense.map(way -> way.isBetter(a, b) ? CompareLine.Trend.BETTER : CompareLine.Trend.WORSE)
                    .orElse(CompareLine.Trend.NEITHER);
        }
        return new CompareLine(group, name, values, difference, trend, differ(values));
    }

    /** Takes away what binary fractions leave behind: 0.3 - 0.1 is 0.2. */
    private static double round(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(9))
                .doubleValue();
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "\u2212") + trimmed(MetricCells.words(round(Math.abs(value))));
    }

    /** "0.08400" says more digits than the difference of two rounded numbers has. */
    private static String trimmed(String number) {
        return number.matches("\\d+\\.\\d*0+") ? number.replaceFirst("\\.?0+$", "") : number;
    }

    private static boolean differ(List<String> values) {
        return values.stream().distinct().count() > 1;
    }

    private static OptionalDouble number(@Nullable Double value) {
        return value == null || value.isNaN() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static Set<String> steps(List<RunEntry> runs) {
        Set<String> steps = new LinkedHashSet<>();
        runs.forEach(run -> steps.addAll(run.steps().keySet()));
        return steps;
    }
}
