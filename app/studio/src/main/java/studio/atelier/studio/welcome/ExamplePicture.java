package studio.atelier.studio.welcome;

import javafx.scene.layout.Pane;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Rectangle;

/** A small drawing of a pipeline: three steps in a row, then two branches. */
final class ExamplePicture extends Pane {

    private static final double WIDTH = 36;
    private static final double HEIGHT = 18;

    ExamplePicture(double width, double height) {
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        double left = (width - 4 * WIDTH - 3 * 20) / 2;
        double middle = height / 2;
        String[] kinds = {"process", "train", "condition"};
        for (int i = 0; i < kinds.length; i++) {
            double x = left + i * (WIDTH + 20);
            if (i > 0) {
                wire(x - 20, middle, x, middle);
            }
            card(x, middle, kinds[i]);
        }
        double end = left + 3 * (WIDTH + 20);
        wire(end - 20, middle, end, middle - 18);
        wire(end - 20, middle, end, middle + 18);
        card(end, middle - 18, "model");
        card(end, middle + 18, "fail");
    }

    private void card(double x, double y, String kind) {
        Rectangle box = new Rectangle(x, y - HEIGHT / 2, WIDTH, HEIGHT);
        box.getStyleClass().add("picture-card");
        box.setArcWidth(4);
        box.setArcHeight(4);
        Rectangle tile = new Rectangle(x + 4, y - 5, 10, 10);
        tile.setArcWidth(3);
        tile.setArcHeight(3);
        tile.getStyleClass().add("picture-" + kind);
        Rectangle line = new Rectangle(x + 18, y - 1.5, 12, 3);
        line.getStyleClass().add("picture-line");
        getChildren().addAll(box, tile, line);
    }

    private void wire(double x1, double y1, double x2, double y2) {
        CubicCurve curve = new CubicCurve(x1, y1, x1 + 10, y1, x2 - 10, y2, x2, y2);
        curve.getStyleClass().add("picture-wire");
        getChildren().addFirst(curve);
    }
}
