package studio.atelier.workbench.canvas;

import javafx.scene.canvas.GraphicsContext;
import studio.atelier.workbench.theme.Palette;

/**
 * One drawing of a canvas, handed to every painter in turn. Each painter starts with a context in world coordinates;
 * whatever it sets there is undone after it.
 *
 * @param g where to draw
 * @param visible the part of the world in view
 * @param width of the view, pixels
 * @param height of the view, pixels
 * @param nanos the time of the frame, for what moves; 0 under reduced motion
 */
public record Frame(
        GraphicsContext g, Viewport viewport, Box visible, double width, double height, Palette palette, long nanos) {

    /** Pixels per world unit. */
    public double scale() {
        return viewport.scale();
    }

    /**
     * Makes coordinates mean world units; line widths and fonts scale too. The origin is put on a whole pixel, so that
     * at 100 % whole units are whole pixels.
     */
    public void inWorld() {
        g.setTransform(
                viewport.scale(),
                0,
                0,
                viewport.scale(),
                Math.round(viewport.offsetX()),
                Math.round(viewport.offsetY()));
    }

    /** Makes coordinates mean pixels of the view. */
    public void inPixels() {
        g.setTransform(1, 0, 0, 1, 0, 0);
    }

    /** @return the length of so many pixels in world units */
    public double pixels(double count) {
        return count / viewport.scale();
    }
}
