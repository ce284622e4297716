package studio.atelier.workbench.chart;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.theme.Type;

/** Draws on a canvas. JavaFX thread. */
public final class CanvasPen implements Pen {

    private static final int MOST_SHAPES = 400;
    private static final int MOST_WIDTHS = 2000;
    private static final double[] NO_DASHES = new double[0];

    private final GraphicsContext g;
    private final PointCloud cloud = new PointCloud();
    private final Map<TextStyle, Font> fonts = new EnumMap<>(TextStyle.class);
    private final Map<String, Double> widths = new HashMap<>();
    private final Text ruler = new Text();
    private Type type = Type.STANDARD;

    public CanvasPen(GraphicsContext g) {
        this.g = g;
        use(Type.STANDARD);
    }

    /** Begins a frame. */
    public void begin(Type size) {
        cloud.begin();
        use(size);
    }

    /** Writes in another size from now on. */
    private void use(Type size) {
        if (!size.equals(type) || fonts.isEmpty()) {
            type = size;
            widths.clear();
            for (TextStyle style : TextStyle.values()) {
                fonts.put(style, size.font(style.family(), style.size()));
            }
        }
    }

    @Override
    public double px(double length) {
        return type.px(length);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        g.save();
        g.beginPath();
        g.rect(x, y, width, height);
        g.clip();
    }

    @Override
    public void unclip() {
        g.restore();
    }

    @Override
    public void fill(double x, double y, double width, double height, Color color) {
        g.setFill(color);
        g.fillRect(x, y, width, height);
    }

    @Override
    public void card(double x, double y, double width, double height, double radius, Color fill, Color border) {
        g.setFill(border);
        g.fillRoundRect(x, y, width, height, radius * 2, radius * 2);
        g.setFill(fill);
        g.fillRoundRect(x + 1, y + 1, width - 2, height - 2, radius * 2 - 2, radius * 2 - 2);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Color color, double width, Dash dash) {
        stroke(color, width, dash);
        g.strokeLine(x1, y1, x2, y2);
    }

    @Override
    public void polyline(double[] x, double[] y, int count, Color color, double width, Dash dash) {
        stroke(color, width, dash);
        g.strokePolyline(x, y, count);
    }

    private void stroke(Color color, double width, Dash dash) {
        g.setStroke(color);
        g.setLineWidth(width);
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineJoin(StrokeLineJoin.BEVEL);
        double[] lengths = dash.lengths();
        g.setLineDashes(lengths.length == 0 ? NO_DASHES : lengths);
    }

    @Override
    public void columns(double left, double[] tops, double[] bottoms, int count, Color color) {
        g.setFill(color);
        for (int i = 0; i < count; i++) {
            if (!Double.isNaN(tops[i])) {
                double top = Math.rint(tops[i]);
                g.fillRect(left + i, top, 1, Math.max(1, Math.rint(bottoms[i]) - top));
            }
        }
    }

    @Override
    public void points(double[] x, double[] y, int count, Marker marker, double radius, Color color) {
        if (count > MOST_SHAPES) {
            cloud.draw(g, x, y, count, marker, radius, color);
            return;
        }
        g.setFill(color);
        for (int i = 0; i < count; i++) {
            shape(x[i], y[i], marker, radius);
        }
    }

    private void shape(double x, double y, Marker marker, double r) {
        switch (marker) {
            case CIRCLE -> g.fillOval(x - r, y - r, r * 2, r * 2);
            case SQUARE -> g.fillRect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
            case DIAMOND -> {
                double d = r * 1.3;
                g.fillPolygon(new double[] {x - d, x, x + d, x}, new double[] {y, y - d, y, y + d}, 4);
            }
            case TRIANGLE -> {
                double d = r * 1.25;
                g.fillPolygon(new double[] {x - d, x, x + d}, new double[] {y + d * 0.8, y - d, y + d * 0.8}, 3);
            }
        }
    }

    @Override
    public void dot(double x, double y, double radius, Color fill, Color ring, double ringWidth) {
        double outer = radius + ringWidth;
        g.setFill(ring);
        g.fillOval(x - outer, y - outer, outer * 2, outer * 2);
        g.setFill(fill);
        g.fillOval(x - radius, y - radius, radius * 2, radius * 2);
    }

    @Override
    public void cells(double x, double y, double width, double height, int columns, int rows, int[] argb) {
        WritableImage image = new WritableImage(columns, rows);
        image.getPixelWriter().setPixels(0, 0, columns, rows, PixelFormat.getIntArgbInstance(), argb, 0, columns);
        g.setImageSmoothing(false);
        g.drawImage(image, x, y, width, height);
        g.setImageSmoothing(true);
    }

    @Override
    public void text(String text, double x, double y, TextStyle style, Color color, Align align) {
        g.setFont(fonts.get(style));
        g.setFill(color);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(
                switch (align) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTER -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        g.fillText(text, x, y);
    }

    @Override
    public void icon(String literal, double x, double y, double size, Color color) {
        Icons.draw(g, literal, x, y, size, color);
    }

    @Override
    public double width(String text, TextStyle style) {
        if (widths.size() > MOST_WIDTHS) {
            widths.clear();
        }
        return widths.computeIfAbsent(style.ordinal() + text, ignored -> {
            ruler.setFont(fonts.get(style));
            ruler.setText(text);
            return ruler.getLayoutBounds().getWidth();
        });
    }
}
