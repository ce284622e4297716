package studio.atelier.workbench.scroll;

/**
 * One direction of scrolling, in pixels: how long the content is, how much of it is seen, and where the view begins.
 * Offsets are whole pixels in a {@code double}, exact far beyond ten million rows. Plain data.
 */
public final class Extent {

    private double content;
    private double viewport;
    private double position;

    public double content() {
        return content;
    }

    public double viewport() {
        return viewport;
    }

    public double position() {
        return position;
    }

    /** @return the largest position, 0 if all is in view */
    public double end() {
        return Math.max(0, Math.ceil(content - viewport));
    }

    public boolean atEnd() {
        return position >= end();
    }

    /** @return whether not all of the content is in view */
    public boolean scrolls() {
        return content > viewport;
    }

    /** Sets both sizes and pulls the position back into what they allow. */
    public void resize(double newContent, double newViewport) {
        content = Math.max(0, newContent);
        viewport = Math.max(0, newViewport);
        moveTo(position);
    }

    /** @return whether the view moved */
    public boolean moveTo(double wanted) {
        double next = Math.clamp(Math.rint(wanted), 0, end());
        boolean moved = next != position;
        position = next;
        return moved;
    }

    public boolean moveBy(double delta) {
        return moveTo(position + delta);
    }

    /** Moves as little as shows the stretch from start to end; a stretch longer than the view shows its start. */
    public boolean reveal(double start, double stop) {
        if (start < position || stop - start > viewport) {
            return moveTo(start);
        }
        if (stop > position + viewport) {
            return moveTo(stop - viewport);
        }
        return false;
    }

    /** @return the position as a share of the way, 0 to 1 */
    public double ratio() {
        return end() == 0 ? 0 : position / end();
    }

    public boolean moveToRatio(double ratio) {
        return moveTo(ratio * end());
    }
}
