package studio.atelier.studio.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import studio.atelier.designer.run.Statuses;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.control.Times;

/**
 * A job in the list.
 *
 * @param status as SageMaker says it, as in {@code InProgress}
 */
record JobEntry(String arn, String name, Kind kind, String status, Instant created, Optional<Instant> ended) {

    /** What kind of job. */
    enum Kind {
        TRAINING("Training", "ci-machine-learning-model"),
        PROCESSING("Processing", "ci-data-refinery");

        private final String word;
        private final String icon;

        Kind(String word, String icon) {
            this.word = word;
            this.icon = icon;
        }

        String word() {
            return word;
        }

        String icon() {
            return icon;
        }
    }

    Status look() {
        return Statuses.of(status);
    }

    /** @return what stands below the name: how long it took, or since when it runs */
    String detail() {
        String length = ended.map(end -> Times.shortLength(Duration.between(created, end)))
                .orElse("");
        return kind.word() + " · "
                + (length.isEmpty() ? Times.relative(created) : length + ", " + Times.relative(created));
    }
}
