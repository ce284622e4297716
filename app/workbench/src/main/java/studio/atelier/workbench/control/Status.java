package studio.atelier.workbench.control;

import studio.atelier.workbench.theme.Token;

/** The statuses of the look: icon, word and colour, the same everywhere. */
public enum Status {
    QUEUED("Queued", "ci-queued", "at-status-queued", Token.STATUS_QUEUED, Token.STATUS_QUEUED_SOFT),
    WAITING("Waiting", "ci-pending", "at-status-skipped", Token.STATUS_SKIPPED, Token.STATUS_SKIPPED_SOFT),
    RUNNING("Running", "ci-in-progress", "at-status-running", Token.STATUS_RUNNING, Token.STATUS_RUNNING_SOFT),
    STOPPING("Stopping", "ci-in-progress", "at-status-stopped", Token.STATUS_STOPPED, Token.STATUS_STOPPED_SOFT),
    SUCCEEDED(
            "Succeeded",
            "ci-checkmark-filled",
            "at-status-succeeded",
            Token.STATUS_SUCCEEDED,
            Token.STATUS_SUCCEEDED_SOFT),
    FAILED("Failed", "ci-close-filled", "at-status-failed", Token.STATUS_FAILED, Token.STATUS_FAILED_SOFT),
    STOPPED("Stopped", "ci-stop-filled-alt", "at-status-stopped", Token.STATUS_STOPPED, Token.STATUS_STOPPED_SOFT),
    CACHED("Cached", "ci-recently-viewed", "at-status-cached", Token.STATUS_CACHED, Token.STATUS_CACHED_SOFT),
    SKIPPED("Skipped", "ci-subtract-alt", "at-status-skipped", Token.STATUS_SKIPPED, Token.STATUS_SKIPPED_SOFT),
    WARNING("Warning", "ci-warning-alt-filled", "at-status-warning", Token.STATUS_WARNING, Token.STATUS_WARNING_SOFT);

    private final String word;
    private final String icon;
    private final String style;
    private final Token color;
    private final Token soft;

    Status(String word, String icon, String style, Token color, Token soft) {
        this.word = word;
        this.icon = icon;
        this.style = style;
        this.color = color;
        this.soft = soft;
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

    /** @return the ground of pills and bands */
    public Token soft() {
        return soft;
    }

    /** @return whether nothing more will happen */
    public boolean isFinal() {
        return switch (this) {
            case SUCCEEDED, FAILED, STOPPED, CACHED, SKIPPED -> true;
            case QUEUED, WAITING, RUNNING, STOPPING, WARNING -> false;
        };
    }
}
