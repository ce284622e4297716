package studio.atelier.workbench.chart;

import java.util.List;
import javafx.scene.paint.Color;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;

/** A chart as a whole, with its title and legend, for files. */
final class ChartPicture {

    private static final double MARGIN = 8;
    private static final double HEAD = 24;
    private static final double ITEM_GAP = 14;
    private static final double MARK = 22;

    private ChartPicture() {}

    static void draw(
            Pen pen, double width, double height, ChartModel model, Viewport view, Smoother smoother, Palette palette) {
        pen.fill(0, 0, width, height, palette.get(Token.SURFACE_2));
        double top = MARGIN + HEAD / 2;
        pen.text(model.title(), MARGIN + 4, top, TextStyle.STRONG, palette.get(Token.TEXT_1), Pen.Align.LEFT);
        double after = MARGIN + 12 + pen.width(model.title(), TextStyle.STRONG);
        pen.text(model.subtitle(), after, top, TextStyle.CAPTION, palette.get(Token.TEXT_3), Pen.Align.LEFT);
        double used = legend(pen, width, model, palette, after + pen.width(model.subtitle(), TextStyle.CAPTION) + 24);
        double head = MARGIN + HEAD + used;
        ChartPainter painter = new ChartPainter(smoother);
        Plot plot = painter.layout(pen, 0, head, width, height - head - 4, model, view);
        painter.paint(pen, plot, model, palette);
    }

    /** @return how much the legend takes below the title, in pixels */
    private static double legend(Pen pen, double width, ChartModel model, Palette palette, double from) {
        List<Series> all = model.series();
        if (all.size() < 2) {
            return 0;
        }
        double total = -ITEM_GAP;
        for (Series one : all) {
            total += model.isShown(one) ? MARK + pen.width(one.name(), TextStyle.BODY) + ITEM_GAP : 0;
        }
        boolean beside = from + total + MARGIN < width;
        double x = beside ? width - MARGIN - 8 - total : MARGIN + 4;
        double y = MARGIN + HEAD / 2 + (beside ? 0 : HEAD);
        for (int i = 0; i < all.size(); i++) {
            Series one = all.get(i);
            if (model.isShown(one)) {
                double item = MARK + pen.width(one.name(), TextStyle.BODY) + ITEM_GAP;
                if (x > MARGIN + 4 && x + item - ITEM_GAP > width - MARGIN) {
                    x = MARGIN + 4;
                    y += 18;
                }
                Color color = SeriesPainter.color(palette, one, i);
                ChartLegend.mark(pen, x, y, one, i, color);
                pen.text(one.name(), x + MARK, y, TextStyle.BODY, palette.get(Token.TEXT_2), Pen.Align.LEFT);
                x += item;
            }
        }
        return beside ? 0 : y - MARGIN - HEAD / 2;
    }
}
