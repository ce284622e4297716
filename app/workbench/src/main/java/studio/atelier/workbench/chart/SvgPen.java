package studio.atelier.workbench.chart;

import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import javafx.scene.paint.Color;

/** Writes what is drawn as an SVG 1.1 document. */
public final class SvgPen implements Pen {

    private final StringBuilder body = new StringBuilder();
    private final double width;
    private final double height;
    private final ToDoubleBiFunction<String, TextStyle> ruler;
    private int clips;

    /**
     * @param ruler measures texts in pixels
     */
    public SvgPen(double width, double height, ToDoubleBiFunction<String, TextStyle> ruler) {
        this.width = width;
        this.height = height;
        this.ruler = ruler;
    }

    /** @return the document drawn so far */
    public String document(String title) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" role="img">
                <title>%3$s</title>
                """.formatted(number(width), number(height), escape(title)) + body + "</svg>\n";
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        String id = "clip" + clips++;
        line("<clipPath id=\"" + id + "\"><rect" + box(x, y, w, h) + "/></clipPath>");
        line("<g clip-path=\"url(#" + id + ")\">");
    }

    @Override
    public void unclip() {
        line("</g>");
    }

    @Override
    public void fill(double x, double y, double w, double h, Color color) {
        line("<rect" + box(x, y, w, h) + paint("fill", color) + "/>");
    }

    @Override
    public void card(double x, double y, double w, double h, double radius, Color fill, Color border) {
        line("<rect" + box(x + 0.5, y + 0.5, w - 1, h - 1) + attribute("rx", number(radius)) + paint("fill", fill)
                + paint("stroke", border) + "/>");
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Color color, double strokeWidth, Dash dash) {
        line("<line" + attribute("x1", number(x1)) + attribute("y1", number(y1)) + attribute("x2", number(x2))
                + attribute("y2", number(y2)) + stroke(color, strokeWidth, dash) + "/>");
    }

    @Override
    public void polyline(double[] x, double[] y, int count, Color color, double strokeWidth, Dash dash) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < count; i++) {
            points.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        line("<polyline" + attribute("points", points.toString()) + attribute("fill", "none")
                + stroke(color, strokeWidth, dash) + "/>");
    }

    @Override
    public void columns(double left, double[] tops, double[] bottoms, int count, Color color) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < count; i++) {
            if (!Double.isNaN(tops[i])) {
                path.append('M')
                        .append(number(left + i))
                        .append(' ')
                        .append(number(tops[i]))
                        .append("h1V")
                        .append(number(Math.max(tops[i] + 1, bottoms[i])))
                        .append("h-1z");
            }
        }
        line("<path" + attribute("d", path.toString()) + paint("fill", color) + "/>");
    }

    @Override
    public void points(double[] x, double[] y, int count, Marker marker, double radius, Color color) {
        line("<g" + paint("fill", color) + ">");
        for (int i = 0; i < count; i++) {
            line(shape(x[i], y[i], marker, radius));
        }
        line("</g>");
    }

    private static String shape(double x, double y, Marker marker, double r) {
        return switch (marker) {
            case CIRCLE ->
                "<circle" + attribute("cx", number(x)) + attribute("cy", number(y)) + attribute("r", number(r)) + "/>";
            case SQUARE -> "<rect" + box(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8) + "/>";
            case DIAMOND -> polygon(x - r * 1.3, y, x, y - r * 1.3, x + r * 1.3, y, x, y + r * 1.3);
            case TRIANGLE -> polygon(x - r * 1.25, y + r, x, y - r * 1.25, x + r * 1.25, y + r);
        };
    }

    private static String polygon(double... coordinates) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < coordinates.length; i += 2) {
            points.append(i == 0 ? "" : " ")
                    .append(number(coordinates[i]))
                    .append(',')
                    .append(number(coordinates[i + 1]));
        }
        return "<polygon" + attribute("points", points.toString()) + "/>";
    }

    @Override
    public void dot(double x, double y, double radius, Color fill, Color ring, double ringWidth) {
        line("<circle" + attribute("cx", number(x)) + attribute("cy", number(y))
                + attribute("r", number(radius + ringWidth / 2)) + paint("fill", fill) + paint("stroke", ring)
                + attribute("stroke-width", number(ringWidth)) + "/>");
    }

    @Override
    public void cells(double x, double y, double w, double h, int columns, int rows, int[] argb) {
        double cellWidth = w / columns;
        double cellHeight = h / rows;
        line("<g shape-rendering=\"crispEdges\">");
        for (int i = 0; i < columns * rows; i++) {
            if (argb[i] >>> 24 != 0) {
                fill(x + i % columns * cellWidth, y + i / columns * cellHeight, cellWidth, cellHeight, color(argb[i]));
            }
        }
        line("</g>");
    }

    private static Color color(int argb) {
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255, (argb >>> 24) / 255.0);
    }

    @Override
    public void text(String text, double x, double y, TextStyle style, Color color, Align align) {
        String anchor = switch (align) {
            case LEFT -> "start";
            case CENTER -> "middle";
            case RIGHT -> "end";
        };
        // Not every reader knows dominant-baseline; a third of the size is where Inter's middle lies.
        line("<text" + attribute("x", number(x)) + attribute("y", number(y + style.size() * 0.35))
                + attribute("font-family", style.family() + ", Inter, sans-serif")
                + attribute("font-size", number(style.size())) + attribute("font-weight", "" + style.weight())
                + attribute("text-anchor", anchor) + paint("fill", color) + ">" + escape(text) + "</text>");
    }

    @Override
    public void icon(String literal, double x, double y, double size, Color color) {
        dot(x, y, size * 0.35, color, Color.TRANSPARENT, 0);
    }

    @Override
    public double px(double length) {
        return length;
    }

    @Override
    public double width(String text, TextStyle style) {
        return ruler.applyAsDouble(text, style);
    }

    private void line(String element) {
        body.append(element).append('\n');
    }

    private static String stroke(Color color, double strokeWidth, Dash dash) {
        StringBuilder pattern = new StringBuilder();
        for (double length : dash.lengths()) {
            pattern.append(pattern.isEmpty() ? "" : " ").append(number(length));
        }
        return paint("stroke", color)
                + attribute("stroke-width", number(strokeWidth))
                + (pattern.isEmpty() ? "" : attribute("stroke-dasharray", pattern.toString()));
    }

    private static String paint(String name, Color color) {
        String hex = String.format(
                Locale.ROOT,
                "#%02X%02X%02X",
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
        return attribute(name, hex)
                + (color.isOpaque() ? "" : attribute(name + "-opacity", number(color.getOpacity())));
    }

    private static String box(double x, double y, double w, double h) {
        return attribute("x", number(x))
                + attribute("y", number(y))
                + attribute("width", number(w))
                + attribute("height", number(h));
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + escape(value) + "\"";
    }

    private static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }

    private static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c >= 32 || c == '\n' || c == '\t' ? c : '\uFFFD');
            }
        });
        return safe.toString();
    }
}
