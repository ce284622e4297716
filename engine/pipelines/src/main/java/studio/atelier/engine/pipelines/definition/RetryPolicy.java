package studio.atelier.engine.pipelines.definition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * When and how often a step is tried again.
 *
 * @param exceptionTypes {@code Step.SERVICE_FAULT}, {@code SageMaker.CAPACITY_ERROR}, ...
 * @param interval wait before the first new try; default 1 s
 * @param backoffRate factor for each later wait; default 2
 * @param maxAttempts most new tries; default 5, and without limit where {@code expireAfter} is given
 * @param expireAfter time after which no new try starts
 * @param pointer where it stands
 */
public record RetryPolicy(
        List<String> exceptionTypes,
        Duration interval,
        double backoffRate,
        int maxAttempts,
        Optional<Duration> expireAfter,
        String pointer) {

    private static final int DEFAULT_ATTEMPTS = 5;
    private static final double LONGEST_SECONDS = 1e9;

    static RetryPolicy of(ObjectNode raw, String pointer) {
        Optional<Duration> expireAfter = number(raw, "ExpireAfterMin").stream()
                .mapToObj(m -> seconds(m * 60))
                .findFirst();
        OptionalDouble attempts = number(raw, "MaxAttempts");
        int unsaid = expireAfter.isPresent() ? Integer.MAX_VALUE : DEFAULT_ATTEMPTS;
        return new RetryPolicy(
                exceptionTypes(raw),
                seconds(number(raw, "IntervalSeconds").orElse(1)),
                number(raw, "BackoffRate").orElse(2),
                attempts.isPresent() ? Math.max(0, (int) attempts.getAsDouble()) : unsaid,
                expireAfter,
                pointer);
    }

    /** True if the policy is about a kind of failure. */
    public boolean covers(String exceptionType) {
        return exceptionTypes.contains(exceptionType);
    }

    /**
     * The wait before a new try.
     *
     * @param attempt 1 for the first new try
     */
    public Duration waitBefore(int attempt) {
        return seconds(interval.toMillis() / 1000.0 * Math.pow(backoffRate, attempt - 1.0));
    }

    private static List<String> exceptionTypes(ObjectNode raw) {
        return Nodes.text(raw, "ExceptionType").map(List::of).orElseGet(() -> Nodes.texts(raw, "ExceptionType"));
    }

    private static OptionalDouble number(ObjectNode raw, String key) {
        Optional<JsonNode> value = Nodes.get(raw, key).filter(JsonNode::isNumber);
        return value.isPresent()
                ? OptionalDouble.of(Double.parseDouble(value.get().asString()))
                : OptionalDouble.empty();
    }

    private static Duration seconds(double seconds) {
        double bounded = Double.isNaN(seconds) ? 0 : Math.clamp(seconds, 0, LONGEST_SECONDS);
        return Duration.ofMillis(Math.round(bounded * 1000));
    }
}
