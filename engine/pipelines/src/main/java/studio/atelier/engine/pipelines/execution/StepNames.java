package studio.atelier.engine.pipelines.execution;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ThreadLocalRandom;

/** Names of the jobs and resources that steps make (pipelines.md section 4). */
final class StepNames {

    private static final int LONGEST = 63;
    private static final int RANDOM = 10;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int ID_LENGTH = 12;

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

    /** The id of an execution, 12 letters and digits: the same for the same pipeline and token. */
    static String executionId(String pipeline, String token) {
        byte[] hash;
        try {
            hash = MessageDigest.getInstance("SHA-256")
                    .digest((pipeline + "\n" + token).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        String digits = new BigInteger(1, hash).toString(Character.MAX_RADIX);
        return "0".repeat(ID_LENGTH).concat(digits).substring(digits.length());
    }

    private static String random(String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(ThreadLocalRandom.current().nextInt(letters.length())));
        }
        return text.toString();
    }
}
