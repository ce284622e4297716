package studio.atelier.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.event.EngineEvent;

/** How far a step has come, as its events tell. Used by one thread. */
final class StepProgress {

    private static final int METRICS_SHOWN = 3;

    private final String name;
    private final Instant begun;
    private String status = "";
    private Optional<String> job = Optional.empty();
    private Optional<String> message = Optional.empty();
    private String stage = "";
    private double fraction;
    private Instant ended = Instant.MAX;
    private final Map<String, Double> metrics = new LinkedHashMap<>();

    StepProgress(String name, Instant begun) {
        this.name = name;
        this.begun = begun;
    }

    void change(EngineEvent.StepChanged event) {
        status = event.status();
        message = event.message();
        event.jobArn().ifPresent(arn -> job = Optional.of(arn));
        if (isOver()) {
            ended = event.time();
        }
    }

    /** Takes what happened to the step's job. */
    void changeJob(EngineEvent event) {
        switch (event) {
            case EngineEvent.StatusChanged e -> {
                stage = e.detail().orElse(e.status());
                fraction = 0;
            }
            case EngineEvent.Progress e -> fraction = e.fraction();
            case EngineEvent.MetricReported e -> metrics.put(e.metric(), e.value());
            case EngineEvent.StepChanged _, EngineEvent.LogLine _, EngineEvent.ResourcesSampled _ -> {
                // Told by other ways.
            }
        }
    }

    String name() {
        return name;
    }

    String status() {
        return status;
    }

    /** The ARN of its job, if it has one. */
    Optional<String> job() {
        return job;
    }

    Optional<String> message() {
        return message.filter(text -> !isCached());
    }

    boolean isOver() {
        return Statuses.isOver(status);
    }

    boolean isCached() {
        return message.filter("Cached"::equals).isPresent();
    }

    /** {@code 3.2 s} or {@code cached}. */
    String time() {
        Instant end = isOver() ? ended : Instant.now();
        return isCached() ? "cached" : Texts.duration(Duration.between(begun, end));
    }

    /** What its job is doing: SageMaker's secondary status. */
    String stage() {
        return stage;
    }

    /** What part of that is done, 0 to 1; 0 if nobody can tell. */
    double fraction() {
        return fraction;
    }

    /** {@code train:rmse 1.5  validation:rmse 2.1}. */
    String metrics() {
        StringBuilder text = new StringBuilder();
        metrics.entrySet().stream()
                .limit(METRICS_SHOWN)
                .forEach(m -> text.append(text.isEmpty() ? "" : "  ")
                        .append(m.getKey())
                        .append(' ')
                        .append(Texts.number(m.getValue())));
        return text.toString();
    }
}
