package studio.atelier.workbench.gauge;

import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;

/** A share of a whole as a ring that fills clockwise from the top. As large as its smaller side; JavaFX thread. */
final class Ring extends Region {

    /** The width of the ring as a share of its diameter. */
    private static final double THICKNESS = 0.1;

    private final Circle track = new Circle();
    private final Arc filled = new Arc();

    Ring() {
        track.setFill(Color.TRANSPARENT);
        filled.setFill(Color.TRANSPARENT);
        filled.setType(ArcType.OPEN);
        filled.setStrokeLineCap(StrokeLineCap.BUTT);
        filled.setStartAngle(90);
        getChildren().addAll(track, filled);
        setMouseTransparent(true);
    }

    /** @param share from 0 to 1 */
    void fill(double share) {
        filled.setLength(-360 * share);
        filled.setVisible(share > 0);
    }

    void colors(Color share, Color rest) {
        filled.setStroke(share);
        track.setStroke(rest);
    }

    void size(double size) {
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
    }

    @Override
    protected void layoutChildren() {
        double size = Math.min(getWidth(), getHeight());
        double stroke = size * THICKNESS;
        double radius = (size - stroke) / 2;
        track.setRadius(radius);
        track.setStrokeWidth(stroke);
        track.setCenterX(getWidth() / 2);
        track.setCenterY(getHeight() / 2);
        filled.setRadiusX(radius);
        filled.setRadiusY(radius);
        filled.setStrokeWidth(stroke);
        filled.setCenterX(getWidth() / 2);
        filled.setCenterY(getHeight() / 2);
    }
}
