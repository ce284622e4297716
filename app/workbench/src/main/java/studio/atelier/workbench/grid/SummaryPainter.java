package studio.atelier.workbench.grid;

import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import studio.atelier.workbench.scroll.TextPen;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;
import studio.atelier.workbench.theme.Type;

/** Draws what is known of a column's values: the bar of their quality, a picture, and a range in words. */
final class SummaryPainter {

    private static final double BAR = 3;
    private static final double PICTURE = 36;
    private static final double LINE = 16;
    private static final double NOTABLE = 0.2;

    private final TextPen pen;
    private final Font caption = Type.STANDARD.caption();

    SummaryPainter(TextPen pen) {
        this.pen = pen;
    }

    void paint(
            GraphicsContext g,
            Palette palette,
            ColumnSummary summary,
            double x,
            double width,
            double top,
            boolean chosen) {
        quality(g, palette, summary, x, width - 1, top);
        double left = x + CellPen.PADDING;
        double space = width - 2 * CellPen.PADDING;
        double pictureTop = top + BAR + 4;
        double lineTop = top + 60 - LINE - 2;
        switch (summary.picture()) {
            case ColumnSummary.Histogram histogram -> {
                bins(g, palette, histogram.bins(), left, space, pictureTop, lineTop - 2, chosen);
                if (summary.missing() < NOTABLE) {
                    double half = space / 2 - 4;
                    words(g, palette, Token.TEXT_3, histogram.from(), HPos.LEFT, left, half, lineTop);
                    words(g, palette, Token.TEXT_3, histogram.to(), HPos.RIGHT, left + half + 8, half, lineTop);
                }
            }
            case ColumnSummary.TopValues top2 -> {
                shares(g, palette, top2.values(), left, space, pictureTop);
                if (summary.missing() < NOTABLE) {
                    String words = String.format(
                            Locale.ROOT, "%,d %s", top2.distinct(), top2.distinct() == 1 ? "value" : "values");
                    words(g, palette, Token.TEXT_3, words, HPos.LEFT, left, space, lineTop);
                }
            }
        }
        if (summary.missing() >= NOTABLE) {
            String words = String.format(Locale.ROOT, "%.1f%% missing", summary.missing() * 100);
            words(g, palette, Token.STATUS_WARNING, words, HPos.LEFT, left, space, lineTop);
        }
    }

    private static void quality(
            GraphicsContext g, Palette palette, ColumnSummary summary, double x, double width, double top) {
        double valid = Math.round(width * summary.valid());
        double invalid = summary.invalid() == 0 ? 0 : Math.max(2, Math.round(width * summary.invalid()));
        valid = Math.min(valid, width - invalid);
        g.setFill(palette.get(Token.STATUS_SUCCEEDED));
        g.fillRect(x, top, valid, BAR);
        g.setFill(palette.get(Token.STATUS_FAILED));
        g.fillRect(x + valid, top, invalid, BAR);
        g.setFill(palette.get(Token.BORDER_3));
        for (double at = x + valid + invalid + 1; at < x + width - 1; at += 5) {
            g.fillPolygon(new double[] {at + 1, at + 3, at + 2, at}, new double[] {top, top, top + BAR, top + BAR}, 4);
        }
    }

    private static void bins(
            GraphicsContext g,
            Palette palette,
            List<Long> bins,
            double left,
            double space,
            double top,
            double bottom,
            boolean chosen) {
        long most = 1;
        for (long bin : bins) {
            most = Math.max(most, bin);
        }
        double height = Math.min(PICTURE, bottom - top);
        g.setFill(palette.series(0));
        g.setGlobalAlpha(chosen ? 1 : 0.72);
        double step = space / bins.size();
        for (int i = 0; i < bins.size(); i++) {
            if (bins.get(i) > 0) {
                double x = Math.round(left + i * step);
                double next = Math.round(left + (i + 1) * step);
                double tall = Math.max(1, Math.round(height * bins.get(i) / most));
                g.fillRect(x, bottom - tall, Math.max(1, next - x - (step > 3 ? 1 : 0)), tall);
            }
        }
        g.setGlobalAlpha(1);
    }

    private void shares(
            GraphicsContext g,
            Palette palette,
            List<ColumnSummary.Share> values,
            double left,
            double space,
            double top) {
        double number = 32;
        double name = Math.min(space * 0.4, 72);
        for (int i = 0; i < Math.min(2, values.size()); i++) {
            ColumnSummary.Share share = values.get(i);
            double y = top + i * LINE;
            words(g, palette, Token.TEXT_2, share.value(), HPos.LEFT, left, name, y);
            double barLeft = Math.round(left + name + 6);
            double bar = Math.round(space - name - number - 10);
            if (bar > 8) {
                g.setFill(palette.get(Token.PRESSED));
                g.fillRect(barLeft, y + 4, bar, 7);
                g.setFill(palette.series(0));
                g.setGlobalAlpha(0.72);
                g.fillRect(barLeft, y + 4, Math.round(bar * share.share()), 7);
                g.setGlobalAlpha(1);
            }
            String percent = String.format(Locale.ROOT, "%.0f%%", share.share() * 100);
            words(g, palette, Token.TEXT_2, percent, HPos.RIGHT, left + space - number, number, y);
        }
    }

    private void words(
            GraphicsContext g, Palette palette, Token ink, String text, HPos side, double x, double width, double y) {
        pen.write(g, text, caption, palette.get(ink), side, x, y, width, LINE);
    }
}
