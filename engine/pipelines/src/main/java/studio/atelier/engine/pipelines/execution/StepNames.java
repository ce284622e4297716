package studio.atelier.engine.pipelines.execution;

import java.util.concurrent.ThreadLocalRandom;

/** Names of the jobs and resources that steps make (pipelines.md section 4). */
final class StepNames {

    private static final int LONGEST = 63;
    private static final int RANDOM = 10;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private StepNames() {}

    /** {@code pipelines-EXECUTION-STEP-RANDOM}, the step's name cut to fit. */
    static String job(String executionId, String step) {
        return fit("pipelines-" + executionId + "-", step);
    }

    /** {@code PREFIX-EXECUTION-RANDOM}, for a definition that gives its own prefix. */
    static String prefixed(String prefix, String executionId) {
        String end = "-" + executionId + "-" + random(LETTERS, RANDOM);
        return cut(prefix, LONGEST - end.length()) + end;
    }

    private static String fit(String start, String step) {
        String end = "-" + random(LETTERS, RANDOM);
        return start + cut(step.replace('_', '-'), LONGEST - start.length() - end.length()) + end;
    }

    // A name must not end in a hyphen, nor begin with one.
    private static String cut(String text, int length) {
        String cut = text.length() > length ? text.substring(0, length) : text;
        String trimmed = cut.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "step" : trimmed;
    }

    /** The id of an execution. */
    static String executionId() {
        return random(ID_LETTERS, 12);
    }

    private static String random(String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(ThreadLocalRandom.current().nextInt(letters.length())));
        }
        return text.toString();
    }
}
