package studio.atelier.workbench.control;

import studio.atelier.workbench.theme.Token;

/** The statuses of the look: icon, word and colour, the same everywhere. */
public enum Status {
    QUEUED("Queued", "ci-queued", "at-status-queued", Token.STATUS_QUEUED),
    WAITING("Waiting", "ci-pending", "at-status-skipped", Token.STATUS_SKIPPED),
    RUNNING("Running", "ci-in-progress", "at-status-running", Token.STATUS_RUNNING),
    STOPPING("Stopping", "ci-in-progress", "at-status-stopped", Token.STATUS_STOPPED),
    SUCCEEDED("Succeeded", "ci-checkmark-filled", "at-status-succeeded", Token.STATUS_SUCCEEDED),
    FAILED("Failed", "ci-close-filled", "at-status-failed", Token.STATUS_FAILED),
    STOPPED("Stopped", "ci-stop-filled-alt", "at-status-stopped", Token.STATUS_STOPPED),
    CACHED("Cached", "ci-recently-viewed", "at-status-cached", Token.STATUS_CACHED),
    SKIPPED("Skipped", "ci-subtract-alt", "at-status-skipped", Token.STATUS_SKIPPED),
    WARNING("Warning", "ci-warning-alt-filled", "at-status-warning", Token.STATUS_WARNING);

    private final String word;
    private final String icon;
    private final String style;
    private final Token color;

    Status(String word, String icon, String style, Token color) {
        this.word = word;
        this.icon = icon;
        this.style = style;
        this.color = color;
    }

    public String word() {
        return word;
    }

    /** @return a Carbon literal */
    public String icon() {
        return icon;
    }

    /** @return the style class that colours text and icon */
    public String style() {
        return style;
    }

    public Token color() {
        return color;
    }

    /** @return whether nothing more will happen */
    public boolean isFinal() {
        return switch (this) {
            case SUCCEEDED, FAILED, STOPPED, CACHED, SKIPPED -> true;
            case QUEUED, WAITING, RUNNING, STOPPING, WARNING -> false;
        };
    }
}
