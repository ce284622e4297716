package studio.atelier.designer.graph;

import studio.atelier.workbench.theme.Token;

/** How it stands with a step: word, icon and colour. */
public enum NodeStatus {
    /** No run is shown. */
    IDLE("", "", Token.TEXT_3, Token.SURFACE_2),
    /** It waits for other steps. */
    WAITING("Waiting", "ci-pending", Token.TEXT_3, Token.SURFACE_2),
    /** It may run and waits for a place. */
    QUEUED("Queued", "ci-queued", Token.STATUS_QUEUED, Token.STATUS_QUEUED_SOFT),
    RUNNING("Running", "ci-in-progress", Token.STATUS_RUNNING, Token.STATUS_RUNNING_SOFT),
    SUCCEEDED("Succeeded", "ci-checkmark-filled", Token.STATUS_SUCCEEDED, Token.STATUS_SUCCEEDED_SOFT),
    CACHED("Cached", "ci-recently-viewed", Token.STATUS_CACHED, Token.STATUS_CACHED_SOFT),
    FAILED("Failed", "ci-close-filled", Token.STATUS_FAILED, Token.STATUS_FAILED_SOFT),
    STOPPED("Stopped", "ci-stop-filled-alt", Token.STATUS_STOPPED, Token.STATUS_STOPPED_SOFT),
    /** Its branch was not taken, or what it waits for did not succeed. */
    SKIPPED("Skipped", "ci-subtract-alt", Token.STATUS_SKIPPED, Token.STATUS_SKIPPED_SOFT);

    private final String word;
    private final String icon;
    private final Token color;
    private final Token soft;

    NodeStatus(String word, String icon, Token color, Token soft) {
        this.word = word;
        this.icon = icon;
        this.color = color;
        this.soft = soft;
    }

    public String word() {
        return word;
    }

    /** Empty for none. */
    public String icon() {
        return icon;
    }

    public Token color() {
        return color;
    }

    public Token soft() {
        return soft;
    }

    /** True if what it makes is there. */
    public boolean hasData() {
        return this == SUCCEEDED || this == CACHED;
    }
}
