package studio.atelier.studio.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.control.Times;

/**
 * A job in the list.
 *
 * @param stage its secondary status, empty where there is none
 * @param ended empty while it runs
 * @param failure the whole reason, empty where there is none
 */
record JobEntry(
        String arn,
        JobType type,
        String name,
        Status status,
        String stage,
        Instant created,
        Optional<Instant> ended,
        String failure) {

    private static final int FEW = 60;

    /** The groups of the list. */
    enum Group {
        NOW("Now"),
        TODAY("Today"),
        EARLIER("Earlier");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** @param midnight when today began */
    Group group(Instant midnight) {
        if (!status.isFinal()) {
            return Group.NOW;
        }
        return created.isBefore(midnight) ? Group.EARLIER : Group.TODAY;
    }

    /** @return what is worth knowing in a few words: progress, the last metric, the beginning of a failure */
    String note(Optional<LiveJob> live) {
        if (status == Status.QUEUED) {
            return running();
        }
        if (!status.isFinal()) {
            return live.map(now -> now.words(stage))
                    .filter(words -> !words.isEmpty())
                    .orElse(running());
        }
        if (status == Status.FAILED && !failure.isBlank()) {
            return few(failure);
        }
        String length = ended.map(end -> Times.shortLength(Duration.between(created, end)))
                .orElse("");
        if (status == Status.STOPPED) {
            return length.isEmpty() ? "Stopped" : "Stopped after " + length;
        }
        return live.flatMap(LiveJob::metricWords).orElseGet(() -> length);
    }

    private String running() {
        return stage.isEmpty() ? status.word() : stage.contains(" ") ? few(stage) : spaced(stage);
    }

    /** @return "Algorithm error: ..." cut to what fits under a name */
    static String few(String failure) {
        String first = failure.strip().lines().findFirst().orElse("");
        int colon = first.indexOf(": ");
        String rest = colon > 0 && colon < 28 && !first.substring(0, colon).contains(" ")
                ? first.substring(colon + 2)
                : first;
        return rest.length() > FEW ? rest.substring(0, FEW - 1).strip() + "…" : rest;
    }

    /** @return "Downloading training image" for {@code DownloadingTrainingImage} */
    static String spaced(String word) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean begins = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(word.charAt(i - 1));
            text.append(begins ? " " + Character.toLowerCase(c) : String.valueOf(c));
        }
        return text.toString();
    }
}
