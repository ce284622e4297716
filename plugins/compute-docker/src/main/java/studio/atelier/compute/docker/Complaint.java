package studio.atelier.compute.docker;

import java.util.Locale;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import tools.jackson.core.JacksonException;

/** What Docker said, without its wrapping, and what to do about it. */
final class Complaint {

    private Complaint() {}

    /** The message of Docker's answer; of an error that is no answer, the message of its cause. */
    static String said(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String text = String.valueOf(root.getMessage() == null ? root.toString() : root.getMessage());
        int json = text.indexOf('{');
        if (json >= 0) {
            try {
                text = Json.parse(text.substring(json)).path("message").asString(text);
            } catch (JacksonException e) {
                return text.strip();
            }
        }
        return text.strip();
    }

    /** True if the program that a container was to run is not in the image. */
    static boolean programMissing(String said) {
        return said.contains("executable file not found")
                || (said.contains("exec:") && said.contains("no such file or directory"));
    }

    /** True if the program that a container was to run is there and may not be run. */
    static boolean programForbidden(String said) {
        return said.contains("exec:") && said.contains("permission denied");
    }

    /** What to do, where that can be told from what was said; one sentence with its end. */
    static Optional<String> advice(String said) {
        String text = said.toLowerCase(Locale.ROOT);
        if (text.contains("no space left on device")) {
            return Optional.of("Make room on Docker's disk: docker system df shows what takes it, docker system prune"
                    + " removes what nothing uses.");
        }
        if (text.contains("could not select device driver") || text.contains("nvidia")) {
            return Optional.of("Docker needs the NVIDIA Container Toolkit to hand out GPUs; install it, or ask for an"
                    + " instance type without GPU.");
        }
        if (text.contains("mounts denied") || text.contains("bind source path does not exist")) {
            return Optional.of("Docker cannot see the workspace's folder; share it in Docker's settings, or put the"
                    + " workspace below your home.");
        }
        if (text.contains("too old") || text.contains("too new")) {
            return Optional.of("Update Docker.");
        }
        return Optional.empty();
    }

    /** What was said as sentences: with a full stop, and the advice after it. */
    static String withAdvice(String said) {
        String sentence = said.endsWith(".") ? said : said + ".";
        return advice(said).map(advice -> sentence + " " + advice).orElse(sentence);
    }
}
