package studio.atelier.workbench.notification;

/** How much a notification matters, with the icon and the style that say so. */
public enum Severity {
    INFO("ci-information", "at-status-running"),
    SUCCESS("ci-checkmark-filled", "at-status-succeeded"),
    WARNING("ci-warning-alt-filled", "at-status-warning"),
    ERROR("ci-warning-filled", "at-status-failed");

    private final String icon;
    private final String style;

    Severity(String icon, String style) {
        this.icon = icon;
        this.style = style;
    }

    public String icon() {
        return icon;
    }

    public String style() {
        return style;
    }
}
