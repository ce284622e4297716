package studio.atelier.engine.jobs.metric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    private record Definition(String name, Pattern pattern) {}

    private final List<Definition> definitions = new ArrayList<>();

    /**
     * @param metricDefinitions a list of {@code Name}, {@code Regex}
     * @throws IllegalArgumentException if an expression is wrong or has no group; the message names it
     */
    public MetricScanner(Iterable<JsonNode> metricDefinitions) {
        for (JsonNode definition : metricDefinitions) {
            String name = definition.path("Name").asString("");
            String regex = definition.path("Regex").asString("");
            try {
                Pattern pattern = Pattern.compile(regex);
                if (pattern.matcher("").groupCount() < 1) {
                    throw new IllegalArgumentException("The expression of metric '" + name
                            + "' has no group for its value: " + regex + ". Put the value into parentheses");
                }
                definitions.add(new Definition(name, pattern));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "The expression of metric '" + name + "' is no regular expression: " + e.getMessage(), e);
            }
        }
    }

    public boolean isEmpty() {
        return definitions.isEmpty();
    }

    /** The metrics that a line has. */
    public List<MetricValue> scan(String line) {
        List<MetricValue> values = new ArrayList<>(0);
        CharSequence text = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
        for (Definition definition : definitions) {
            Matcher matcher = definition.pattern().matcher(text);
            if (matcher.find() && matcher.group(1) != null) {
                parse(matcher.group(1).strip(), definition.name(), values);
            }
        }
        return values;
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
