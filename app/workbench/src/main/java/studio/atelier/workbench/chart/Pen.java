package studio.atelier.workbench.chart;

import javafx.scene.paint.Color;

/** What charts are drawn with: a canvas or a file. Coordinates are pixels from the top left. */
public interface Pen {

    /** Which side of the text its point is. */
    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /** Draws nothing outside until {@link #unclip()}. */
    void clip(double x, double y, double width, double height);

    void unclip();

    void fill(double x, double y, double width, double height, Color color);

    /** Draws a rectangle with round corners, filled and with a border of one pixel inside. */
    void card(double x, double y, double width, double height, double radius, Color fill, Color border);

    void line(double x1, double y1, double x2, double y2, Color color, double width, Dash dash);

    /** Joins the first {@code count} points. */
    void polyline(double[] x, double[] y, int count, Color color, double width, Dash dash);

    /** Fills one pixel wide columns from a left edge on; a column whose top is NaN is left out. */
    void columns(double left, double[] tops, double[] bottoms, int count, Color color);

    /** Draws many points of one kind. */
    void points(double[] x, double[] y, int count, Marker marker, double radius, Color color);

    /** Draws one point with a ring around it. */
    void dot(double x, double y, double radius, Color fill, Color ring, double ringWidth);

    /** Fills a table of cells, row after row from the top; 0 where a cell is empty. */
    void cells(double x, double y, double width, double height, int columns, int rows, int[] argb);

    /** Writes text whose middle is at this height. */
    void text(String text, double x, double y, TextStyle style, Color color, Align align);

    /** Draws an icon of the look around a point; a file, which has no icons, gets a dot. */
    void icon(String literal, double x, double y, double size, Color color);

    /** @return a length that holds text, as large as text is on this pen */
    double px(double length);

    /** @return the width of a text in pixels */
    double width(String text, TextStyle style);
}
