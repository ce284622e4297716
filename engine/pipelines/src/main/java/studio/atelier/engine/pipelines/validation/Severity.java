package studio.atelier.engine.pipelines.validation;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** The definition is refused, by SageMaker or here, or its run is sure to fail. */
    ERROR,
    /** It is carried as it is, but it hardly means what it says. */
    WARNING,
    /** Good to know. */
    INFO;

    /** The name in lower case, as printed. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
