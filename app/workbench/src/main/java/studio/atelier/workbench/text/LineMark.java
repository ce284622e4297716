package studio.atelier.workbench.text;

/**
 * A remark beside a line.
 *
 * @param line from 0
 * @param message shown when the pointer rests on it
 */
public record LineMark(int line, Severity severity, String message) {

    /** How grave it is. */
    public enum Severity {
        ERROR("ci-error-filled", "at-status-failed"),
        WARNING("ci-warning-alt-filled", "at-status-warning"),
        INFO("ci-information-filled", "at-status-running");

        private final String icon;
        private final String style;

        Severity(String icon, String style) {
            this.icon = icon;
            this.style = style;
        }

        String icon() {
            return icon;
        }

        String style() {
            return style;
        }
    }
}
