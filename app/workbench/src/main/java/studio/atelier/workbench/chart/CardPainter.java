package studio.atelier.workbench.chart;

import java.util.List;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;

/** Draws a card of names and values beside a point, within an area. */
public final class CardPainter {

    private static final double PADDING = 10;
    private static final double ROW = 18;
    private static final double GAP = 20;
    private static final double MARK = 14;
    private static final double AWAY = 12;
    private static final int MOST_ROWS = 12;
    private static final double LONGEST = 260;

    /** A line of the card; a mark stands before it where there is a colour. */
    public record Row(String name, String value, @Nullable Color mark) {}

    private CardPainter() {}

    /**
     * @param heading in the quiet colour, may be empty
     * @param x the point beside which the card stands, on the left of it where there is no room on the right
     * @param width of the area that the card stays in
     */
    public static void paint(
            Pen pen, String heading, List<Row> rows, double x, double y, double width, double height, Palette palette) {
        List<Row> shown = rows.size() <= MOST_ROWS ? rows : rows.subList(0, MOST_ROWS - 1);
        boolean marks = shown.stream().anyMatch(row -> row.mark() != null);
        double left = marks ? MARK : 0;
        double rowHeight = pen.px(ROW);
        double inner = pen.width(heading, TextStyle.CAPTION);
        for (Row row : shown) {
            String name = ChartPainter.ellipsis(pen, row.name(), LONGEST);
            inner = Math.max(
                    inner, left + pen.width(name, TextStyle.BODY) + GAP + pen.width(row.value(), TextStyle.NUMBER));
        }
        int lines = shown.size() + (heading.isEmpty() ? 0 : 1) + (shown.size() < rows.size() ? 1 : 0);
        double cardWidth = Math.ceil(inner + PADDING * 2);
        double cardHeight = lines * rowHeight + PADDING * 2 - 6;
        double cardX = x + AWAY + cardWidth <= width ? x + AWAY : Math.max(0, x - AWAY - cardWidth);
        double cardY = Math.clamp(y, 0, Math.max(0, height - cardHeight - 4));
        Color shadow = palette.get(Token.SHADOW);
        for (int i = 3; i >= 1; i--) {
            Color soft = shadow.deriveColor(0, 1, 1, 0.28);
            pen.card(cardX - i, cardY - i + 2, cardWidth + 2 * i, cardHeight + 2 * i, 6 + i, soft, soft);
        }
        pen.card(cardX, cardY, cardWidth, cardHeight, 6, palette.get(Token.SURFACE_3), palette.get(Token.BORDER_2));
        double line = cardY + PADDING - 3 + rowHeight / 2;
        if (!heading.isEmpty()) {
            pen.text(heading, cardX + PADDING, line, TextStyle.CAPTION, palette.get(Token.TEXT_3), Pen.Align.LEFT);
            line += rowHeight;
        }
        for (Row row : shown) {
            if (row.mark() != null) {
                pen.dot(cardX + PADDING + 4, line, 4, row.mark(), Color.TRANSPARENT, 0);
            }
            String name = ChartPainter.ellipsis(pen, row.name(), LONGEST);
            pen.text(name, cardX + PADDING + left, line, TextStyle.BODY, palette.get(Token.TEXT_2), Pen.Align.LEFT);
            double end = cardX + cardWidth - PADDING;
            pen.text(row.value(), end, line, TextStyle.NUMBER, palette.get(Token.TEXT_1), Pen.Align.RIGHT);
            line += rowHeight;
        }
        if (shown.size() < rows.size()) {
            String more = "and " + (rows.size() - shown.size()) + " more";
            pen.text(more, cardX + PADDING + left, line, TextStyle.CAPTION, palette.get(Token.TEXT_3), Pen.Align.LEFT);
        }
    }
}
