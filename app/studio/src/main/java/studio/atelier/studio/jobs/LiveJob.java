package studio.atelier.studio.jobs;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.atelier.workbench.control.Times;

/**
 * What events told of a job since the list was opened.
 *
 * @param stage the last that made progress
 * @param fraction of the stage that is done, 0 to 1; NaN if it cannot be told
 * @param metric the last value of the job's most telling metric, empty if there was none
 */
record LiveJob(String stage, double fraction, Optional<String> metric, double value) {

    static final LiveJob NONE = new LiveJob("", Double.NaN, Optional.empty(), Double.NaN);

    /** @param metrics last value by name, in the order in which they first appeared */
    static LiveJob of(Map<String, Double> metrics) {
        LiveJob job = NONE;
        for (Map.Entry<String, Double> metric : metrics.entrySet()) {
            job = job.reported(metric.getKey(), metric.getValue());
        }
        return job;
    }

    LiveJob progress(String newStage, double newFraction) {
        return new LiveJob(newStage, newFraction, metric, value);
    }

    /** Values of a validation stand before those of the training data. */
    LiveJob reported(String name, double newValue) {
        boolean kept = metric.isPresent() && metric.get().startsWith("validation") && !name.startsWith("validation");
        return kept ? this : new LiveJob(stage, fraction, Optional.of(name), newValue);
    }

    Optional<String> metricWords() {
        return metric.map(name -> name + " " + Times.number(value));
    }

    /** @return "65% training, validation:rmse 2.29"; the metric alone where nobody can tell how much is done */
    String words(String status) {
        String done = Double.isNaN(fraction)
                ? ""
                : Math.round(fraction * 100) + "%"
                        + (stage.isEmpty() ? "" : " " + JobEntry.spaced(stage).toLowerCase(Locale.ROOT));
        return metricWords()
                .map(words -> done.isEmpty() ? words : done + ", " + words)
                .orElse(done.isEmpty() ? JobEntry.spaced(status) : done);
    }
}
