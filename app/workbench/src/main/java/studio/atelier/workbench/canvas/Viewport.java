package studio.atelier.workbench.canvas;

/**
 * Which part of the world a view shows: {@code screen = world * scale + offset}.
 *
 * @param scale pixels per world unit
 * @param offsetX pixel of the world's x 0
 * @param offsetY pixel of the world's y 0
 */
public record Viewport(double scale, double offsetX, double offsetY) {

    public static final double MIN_SCALE = 0.01;
    public static final double MAX_SCALE = 64;

    /** At 100 %, with the world's origin in the upper left corner. */
    public static final Viewport ORIGIN = new Viewport(1, 0, 0);

    /** @throws IllegalArgumentException if the scale is not positive or a number is not finite */
    public Viewport {
        if (!(scale > 0) || !Double.isFinite(scale) || !Double.isFinite(offsetX) || !Double.isFinite(offsetY)) {
            throw new IllegalArgumentException("A viewport needs a positive scale and finite offsets, not " + scale
                    + ", " + offsetX + ", " + offsetY);
        }
    }

    public double toScreenX(double x) {
        return x * scale + offsetX;
    }

    public double toScreenY(double y) {
        return y * scale + offsetY;
    }

    public double toWorldX(double x) {
        return (x - offsetX) / scale;
    }

    public double toWorldY(double y) {
        return (y - offsetY) / scale;
    }

    public Box toScreen(Box world) {
        return new Box(toScreenX(world.x()), toScreenY(world.y()), world.width() * scale, world.height() * scale);
    }

    public Box toWorld(Box screen) {
        return new Box(toWorldX(screen.x()), toWorldY(screen.y()), screen.width() / scale, screen.height() / scale);
    }

    /** @return the part of the world that a view of this size shows */
    public Box visible(double width, double height) {
        return toWorld(new Box(0, 0, width, height));
    }

    /** Moves the world by pixels. */
    public Viewport panned(double dx, double dy) {
        return new Viewport(scale, offsetX + dx, offsetY + dy);
    }

    /** Scales, within the limits, so that the world's point under a pixel stays there. */
    public Viewport zoomedAt(double screenX, double screenY, double factor) {
        return scaledAt(screenX, screenY, scale * factor);
    }

    /** Gives the scale, within the limits, so that the world's point under a pixel stays there. */
    public Viewport scaledAt(double screenX, double screenY, double newScale) {
        double next = Math.clamp(newScale, MIN_SCALE, MAX_SCALE);
        return new Viewport(next, screenX - toWorldX(screenX) * next, screenY - toWorldY(screenY) * next);
    }

    /**
     * Shows all of a box in the middle of a view.
     *
     * @param padding pixels left free on each side
     * @param maxScale a small box is not made larger than this
     */
    public static Viewport fitting(Box world, double width, double height, double padding, double maxScale) {
        double freeWidth = Math.max(1, width - 2 * padding);
        double freeHeight = Math.max(1, height - 2 * padding);
        double wanted =
                Math.min(freeWidth / Math.max(1e-9, world.width()), freeHeight / Math.max(1e-9, world.height()));
        double scale = Math.clamp(Math.min(wanted, maxScale), MIN_SCALE, MAX_SCALE);
        return new Viewport(scale, width / 2 - world.centerX() * scale, height / 2 - world.centerY() * scale);
    }

    /** Keeps the scale and moves a point of the world into the middle of a view. */
    public Viewport centeredOn(double worldX, double worldY, double width, double height) {
        return new Viewport(scale, width / 2 - worldX * scale, height / 2 - worldY * scale);
    }

    /** Moves as little as needed so that a box, or its upper left part if it is too large, is in view. */
    public Viewport revealing(Box world, double width, double height, double padding) {
        Box at = toScreen(world);
        return panned(
                shift(at.x(), at.right(), padding, width - padding),
                shift(at.y(), at.bottom(), padding, height - padding));
    }

    private static double shift(double from, double to, double low, double high) {
        if (from < low || to - from > high - low) {
            return low - from;
        }
        return to > high ? high - to : 0;
    }

    /**
     * @param fraction 0 gives this one, 1 the other; between them the scale grows evenly in its logarithm and the middle
     *     of the view moves along
     */
    public Viewport toward(Viewport other, double fraction, double width, double height) {
        if (fraction >= 1) {
            return other;
        }
        double next = scale * Math.pow(other.scale / scale, fraction);
        double part = Math.abs(other.scale - scale) < 1e-9
                ? fraction
                : (1 / scale - 1 / next) / (1 / scale - 1 / other.scale);
        double fromX = toWorldX(width / 2);
        double fromY = toWorldY(height / 2);
        double x = fromX + (other.toWorldX(width / 2) - fromX) * part;
        double y = fromY + (other.toWorldY(height / 2) - fromY) * part;
        return new Viewport(next, width / 2 - x * next, height / 2 - y * next);
    }
}
