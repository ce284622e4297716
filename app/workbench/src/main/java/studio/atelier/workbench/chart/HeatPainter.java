package studio.atelier.workbench.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import javafx.scene.paint.Color;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;

/** Draws the cells of a heatmap, with their values where there is room, and the key to its colours. */
final class HeatPainter {

    /** Cells smaller than this are averaged: no eye tells them apart. */
    private static final double SMALLEST = 1;

    static final double KEY_WIDTH = 64;
    private static final int KEY_STEPS = 48;
    private static final int MOST_RECTANGLES = 900;

    private HeatPainter() {}

    static void paint(Pen pen, Plot plot, HeatGrid grid, Palette palette) {
        Range range = grid.range();
        if (range == null) {
            return;
        }
        double left = plot.px(grid.x().lo());
        double right = plot.px(grid.x().hi());
        double top = plot.py(grid.y().hi());
        double bottom = plot.py(grid.y().lo());
        int stepX = Math.max(1, (int) Math.ceil(SMALLEST * grid.columns() / (right - left)));
        int stepY = Math.max(1, (int) Math.ceil(SMALLEST * grid.rows() / (bottom - top)));
        int columns = Math.ceilDiv(grid.columns(), stepX);
        int rows = Math.ceilDiv(grid.rows(), stepY);
        ColorScale scale = new ColorScale(palette);
        double span = range.span() == 0 ? 1 : range.span();
        int[] argb = new int[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = mean(grid, column * stepX, row * stepY, stepX, stepY);
                argb[(rows - 1 - row) * columns + column] =
                        Double.isNaN(value) ? 0 : scale.argb((value - range.lo()) / span);
            }
        }
        if (columns * rows <= MOST_RECTANGLES) {
            rectangles(pen, left, top, (right - left) / columns, (bottom - top) / rows, columns, argb);
        } else {
            pen.cells(left, top, right - left, bottom - top, columns, rows, argb);
        }
        if (stepX == 1 && stepY == 1) {
            values(pen, plot, grid, range, scale, (right - left) / columns, (bottom - top) / rows);
        }
    }

    /** Cells on whole pixels with a gap between them, where they are large. */
    private static void rectangles(
            Pen pen, double left, double top, double width, double height, int columns, int[] argb) {
        double gap = Math.min(width, height) > 6 ? 1 : 0;
        for (int i = 0; i < argb.length; i++) {
            if (argb[i] != 0) {
                double x = Math.rint(left + i % columns * width);
                double y = Math.rint(top + i / columns * height);
                double right = Math.rint(left + (i % columns + 1) * width);
                double bottom = Math.rint(top + (i / columns + 1) * height);
                Color color = Color.rgb(argb[i] >> 16 & 255, argb[i] >> 8 & 255, argb[i] & 255);
                pen.fill(x, y, right - x - gap, bottom - y - gap, color);
            }
        }
    }

    private static double mean(HeatGrid grid, int column, int row, int stepX, int stepY) {
        double sum = 0;
        int count = 0;
        for (int r = row; r < Math.min(grid.rows(), row + stepY); r++) {
            for (int c = column; c < Math.min(grid.columns(), column + stepX); c++) {
                double value = grid.value(c, r);
                if (Double.isFinite(value)) {
                    sum += value;
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static void values(
            Pen pen, Plot plot, HeatGrid grid, Range range, ColorScale scale, double width, double height) {
        if (width < 34 || height < 18) {
            return;
        }
        double span = range.span() == 0 ? 1 : range.span();
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                double value = grid.value(column, row);
                double x = plot.px(grid.x().lo()) + (column + 0.5) * width;
                double y = plot.py(grid.y().lo()) - (row + 0.5) * height;
                if (Double.isFinite(value) && plot.contains(x, y)) {
                    Color color = scale.textOn(scale.at((value - range.lo()) / span));
                    pen.text(Ticks.number(value), x, y, TextStyle.AXIS, color, Pen.Align.CENTER);
                }
            }
        }
    }

    private static String rounded(double value) {
        return Ticks.number(new BigDecimal(value).round(new MathContext(3)).doubleValue());
    }

    /** Draws the key right of the plot. */
    static void key(Pen pen, Plot plot, HeatGrid grid, Palette palette) {
        Range range = grid.range();
        if (range == null) {
            return;
        }
        ColorScale scale = new ColorScale(palette);
        int[] argb = new int[KEY_STEPS];
        for (int i = 0; i < KEY_STEPS; i++) {
            argb[i] = scale.argb(1 - i / (KEY_STEPS - 1.0));
        }
        double x = plot.right() + 12;
        double height = Math.min(plot.height(), 160);
        pen.cells(x, plot.top(), 8, height, 1, KEY_STEPS, argb);
        Color hint = palette.get(Token.TEXT_3);
        pen.text(rounded(range.hi()), x + 14, plot.top() + 5, TextStyle.AXIS, hint, Pen.Align.LEFT);
        pen.text(rounded(range.lo()), x + 14, plot.top() + height - 5, TextStyle.AXIS, hint, Pen.Align.LEFT);
    }
}
