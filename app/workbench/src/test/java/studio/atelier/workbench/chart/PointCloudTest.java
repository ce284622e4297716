package studio.atelier.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Type;

/** Points in thousands are stamped into images; the canvas draws these after all series have been given to it. */
@ExtendWith(Toolkit.class)
class PointCloudTest {

    private static final int SIDE = 100;
    private static final int POINTS = 1000;

    /** A square with corners at 10 and 90, and a row of points at a height inside it. */
    private static void cloud(CanvasPen pen, double height, Color color) {
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = 10 + 80.0 * i / (POINTS - 1);
            y[i] = i == 0 ? 10 : i == POINTS - 1 ? 90 : height;
        }
        pen.points(x, y, POINTS, Marker.SQUARE, 2, color);
    }

    @Test
    void seriesOfEqualExtentKeepTheirColours() {
        WritableImage image = Window.onFx(() -> {
            Canvas canvas = new Canvas(SIDE, SIDE);
            CanvasPen pen = new CanvasPen(canvas.getGraphicsContext2D());
            for (int frame = 0; frame < 3; frame++) {
                pen.begin(Type.STANDARD);
                canvas.getGraphicsContext2D().clearRect(0, 0, SIDE, SIDE);
                cloud(pen, 30, Color.RED);
                cloud(pen, 60, Color.BLUE);
            }
            return canvas.snapshot(null, null);
        });

        assertThat(image.getPixelReader().getColor(50, 30)).isEqualTo(Color.RED);
        assertThat(image.getPixelReader().getColor(50, 60)).isEqualTo(Color.BLUE);
        assertThat(image.getPixelReader().getColor(50, 45)).isEqualTo(Color.WHITE);
    }

    @Test
    void pointsThatAreHalfClearLetTheGroundThrough() {
        WritableImage image = Window.onFx(() -> {
            Canvas canvas = new Canvas(SIDE, SIDE);
            CanvasPen pen = new CanvasPen(canvas.getGraphicsContext2D());
            pen.begin(Type.STANDARD);
            double[] x = new double[500];
            double[] y = new double[500];
            Arrays.fill(x, 70);
            Arrays.fill(y, 70);
            x[0] = 20;
            y[0] = 20;
            pen.points(x, y, 500, Marker.SQUARE, 3, Color.color(1, 0, 0, 0.5));
            return canvas.snapshot(null, null);
        });

        Color alone = image.getPixelReader().getColor(20, 20);
        assertThat(alone.getRed()).isEqualTo(1);
        assertThat(alone.getGreen()).isBetween(0.48, 0.52);
        assertThat(image.getPixelReader().getColor(70, 70).getGreen()).isLessThan(0.02);
    }
}
