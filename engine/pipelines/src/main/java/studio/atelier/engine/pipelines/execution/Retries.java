package studio.atelier.engine.pipelines.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.pipelines.definition.RetryPolicy;

/**
 * Says whether a step that failed is tried again, and when. Each policy counts its own tries, so that
 * one kind of failure does not use up the attempts meant for another.
 */
final class Retries {

    private final List<RetryPolicy> policies;
    private final Instant begun;
    private final Map<RetryPolicy, Integer> tries = new HashMap<>();

    /** @param begun when the step began, from which {@code ExpireAfterMin} counts */
    Retries(List<RetryPolicy> policies, Instant begun) {
        this.policies = policies;
        this.begun = begun;
    }

    /** The wait before the next try, which is thereby counted; empty if there is none. */
    Optional<Duration> next(StepFailure failure, Instant now) {
        if (failure.isStopped() || failure.exceptionType().isEmpty()) {
            return Optional.empty();
        }
        for (RetryPolicy policy : policies) {
            int attempt = tries.getOrDefault(policy, 0) + 1;
            Duration wait = policy.waitBefore(attempt);
            if (policy.covers(failure.exceptionType())
                    && attempt <= policy.maxAttempts()
                    && !isExpired(policy, now.plus(wait))) {
                tries.put(policy, attempt);
                return Optional.of(wait);
            }
        }
        return Optional.empty();
    }

    private boolean isExpired(RetryPolicy policy, Instant start) {
        return policy.expireAfter()
                .filter(limit -> Duration.between(begun, start).compareTo(limit) > 0)
                .isPresent();
    }
}
