package studio.atelier.engine.jobs.metric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import studio.atelier.engine.store.metadata.MetricStore.MetricValue;
import tools.jackson.databind.JsonNode;

/**
 * Reads metrics off log lines: each definition's expression is tried on every line, its first group is
 * the value (engine.md section 1.7).
 */
public final class MetricScanner {

    // An expression that runs away on a long line must not hold the log up.
    private static final int LONGEST_LINE = 8192;

    // A line that fits is looked at a few times by a sensible expression.
    private static final int LOOKS = 1_000_000;
    private static final int MOST_FAILURES = 20;

    private static final class Definition {
        final String name;
        final Pattern pattern;

        /**
         * What begins with {@code .*} matches from the start of a line or nowhere; looking for it from
         * every character would take time by the square of the line's length.
         */
        final boolean fromStart;

        final AtomicInteger failures = new AtomicInteger();

        Definition(String name, Pattern pattern) {
            this.name = name;
            this.pattern = pattern;
            this.fromStart =
                    pattern.pattern().startsWith(".*") && pattern.pattern().indexOf('|') < 0;
        }
    }

    private final List<Definition> definitions = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** @param metricDefinitions a list of {@code Name}, {@code Regex}; what is wrong is left out, see {@link #problems()} */
    public MetricScanner(Iterable<JsonNode> metricDefinitions) {
        for (JsonNode definition : metricDefinitions) {
            String name = definition.path("Name").asString("");
            String regex = definition.path("Regex").asString("");
            try {
                Pattern pattern = Pattern.compile(regex);
                if (pattern.matcher("").groupCount() < 1) {
                    problems.add("The expression of metric '" + name + "' has no group for its value: " + regex
                            + ". Put the value into parentheses");
                } else {
                    definitions.add(new Definition(name, pattern));
                }
            } catch (PatternSyntaxException e) {
                problems.add("The expression of metric '" + name + "' is no regular expression: " + e.getDescription()
                        + " at " + e.getIndex() + " of " + regex);
            }
        }
    }

    /** The definitions that cannot be used, and why; one sentence each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    public boolean isEmpty() {
        return definitions.isEmpty();
    }

    /**
     * The metrics that a line has.
     *
     * @param complaints told once if an expression is given up because it runs away on many lines
     */
    public List<MetricValue> scan(String line, Consumer<String> complaints) {
        List<MetricValue> values = new ArrayList<>(0);
        String text = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
        for (Definition definition : definitions) {
            if (definition.failures.get() < MOST_FAILURES) {
                scan(definition, text, values, complaints);
            }
        }
        return values;
    }

    private static void scan(
            Definition definition, String text, List<MetricValue> values, Consumer<String> complaints) {
        try {
            Matcher matcher = definition.pattern.matcher(new BoundedText(text, LOOKS));
            boolean found = definition.fromStart && isOneLine(text) ? matcher.lookingAt() : matcher.find();
            if (found && matcher.group(1) != null) {
                parse(matcher.group(1).strip(), definition.name, values);
            }
        } catch (BoundedText.ExhaustedException | StackOverflowError e) {
            // Java's expressions recurse; a line too deep for one must not end the log's reader.
            if (definition.failures.incrementAndGet() == MOST_FAILURES) {
                complaints.accept("Metric '" + definition.name + "' is no longer read: its expression "
                        + definition.pattern.pattern() + " takes too long on many lines. Avoid repetitions within"
                        + " repetitions, such as (a+)+");
            }
        }
    }

    // A dot does not match these.
    private static boolean isOneLine(String text) {
        return text.chars().noneMatch(c -> c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029);
    }

    private static void parse(String text, String name, List<MetricValue> values) {
        try {
            values.add(new MetricValue(name, Double.parseDouble(text), Instant.now()));
        } catch (NumberFormatException e) {
            // What the group caught is no number: the line is not one of this metric's.
            return;
        }
    }
}
