package studio.atelier.engine.pipelines.validation;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** The pipeline cannot run, or cannot do what it says. */
    ERROR,
    /** It runs, perhaps not as meant, or the service would refuse it. */
    WARNING,
    /** Worth knowing. */
    INFO;

    /** {@code error}, {@code warning} or {@code info}. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
