package studio.atelier.studio.executions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import studio.atelier.workbench.control.Times;

/** What the runs of a list can be compared by: their own facts, parameters, metrics and tags. Plain data. */
final class RunFields {

    /**
     * One of them.
     *
     * @param shape how a value for comparison is written
     * @param reader the number that a typed value stands for; NaN if none
     */
    record Field(
            String name,
            String shape,
            Function<RunEntry, String> asText,
            ToDoubleFunction<RunEntry> asNumber,
            ToDoubleFunction<String> reader) {

        String text(RunEntry run) {
            return asText.apply(run);
        }

        double value(RunEntry run) {
            return asNumber.applyAsDouble(run);
        }

        double number(String typed) {
            return reader.applyAsDouble(typed);
        }
    }

    private final List<Field> fields = new ArrayList<>();
    private final List<String> parameters;
    private final List<String> metrics;

    private RunFields(List<String> parameters, List<String> metrics, Set<String> tags) {
        this.parameters = parameters;
        this.metrics = metrics;
        fields.add(numeric(
                "run",
                run -> String.valueOf(run.summary().number()),
                run -> run.summary().number()));
        fields.add(text("status", run -> run.status().word()));
        fields.add(new Field(
                "duration",
                "seconds, or minutes and seconds as 1:30",
                run -> run.elapsed(Instant.now()).map(Times::length).orElse(""),
                run -> run.elapsed(Instant.now()).map(RunFields::seconds).orElse(Double.NaN),
                RunFields::duration));
        fields.add(new Field(
                "started",
                "a date as 2026-11-20",
                run -> Times.exact(run.summary().started()),
                run -> run.summary().started().toEpochMilli(),
                RunFields::date));
        for (String name : parameters) {
            fields.add(numeric(
                    name,
                    run -> run.parameters().getOrDefault(name, ""),
                    run -> decimal(run.parameters().getOrDefault(name, ""))));
        }
        for (String name : metrics) {
            fields.add(numeric(
                    name,
                    run -> Optional.ofNullable(run.metrics().get(name))
                            .map(Times::number)
                            .orElse(""),
                    run -> run.metrics().getOrDefault(name, Double.NaN)));
        }
        for (String key : tags) {
            fields.add(numeric(
                    key,
                    run -> run.tags().getOrDefault(key, ""),
                    run -> decimal(run.tags().getOrDefault(key, ""))));
        }
        fields.add(text("name", RunEntry::givenName));
        fields.add(text("note", RunEntry::note));
    }

    static RunFields of(Collection<RunEntry> runs) {
        Set<String> parameters = new LinkedHashSet<>();
        Set<String> metrics = new LinkedHashSet<>();
        Set<String> tags = new LinkedHashSet<>();
        for (RunEntry run : runs) {
            parameters.addAll(run.parameters().keySet());
            metrics.addAll(run.metrics().keySet());
            tags.addAll(run.tags().keySet());
        }
        return new RunFields(List.copyOf(parameters), List.copyOf(metrics), tags);
    }

    /** @return in the order in which they first appear */
    List<String> parameters() {
        return parameters;
    }

    List<String> metrics() {
        return metrics;
    }

    List<String> names() {
        return fields.stream().map(Field::name).distinct().toList();
    }

    Optional<Field> find(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** @return a comparison that can be typed here */
    String example() {
        return parameters.stream().findFirst().orElse("run") + " = 1";
    }

    /** @return all that a word is looked for in */
    String text(RunEntry run) {
        StringBuilder text = new StringBuilder(run.summary().title());
        fields.forEach(field -> text.append('\n').append(field.text(run)));
        run.tags().keySet().forEach(key -> text.append('\n').append(key));
        return text.toString();
    }

    private static Field text(String name, Function<RunEntry, String> text) {
        return new Field(name, "= and a word", text, run -> Double.NaN, typed -> Double.NaN);
    }

    private static Field numeric(String name, Function<RunEntry, String> text, ToDoubleFunction<RunEntry> number) {
        return new Field(name, "a number", text, number, RunFields::decimal);
    }

    static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static double duration(String typed) {
        double seconds = 0;
        for (String part : typed.split(":", -1)) {
            seconds = seconds * 60 + decimal(part);
        }
        return seconds;
    }

    private static double date(String typed) {
        try {
            return LocalDate.parse(typed)
                    .atStartOfDay(ZoneId.systemDefault())
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeParseException e) {
            return Double.NaN;
        }
    }
}
