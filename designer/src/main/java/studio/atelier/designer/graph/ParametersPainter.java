package studio.atelier.designer.graph;

import java.util.List;
import java.util.Set;
import javafx.scene.paint.Color;
import studio.atelier.designer.graph.LayoutResult.Point;
import studio.atelier.workbench.canvas.Box;
import studio.atelier.workbench.theme.Token;
import studio.atelier.workbench.theme.Type;

/** Draws the card of the parameters, and a wire from each that the selected step mentions. */
final class ParametersPainter {

    private static final double NAMES_FROM = 0.45;

    void card(Pen pen, PipelineGraph graph, Box box, Set<String> used) {
        pen.shadow(box, false);
        pen.framed(box, Pen.RADIUS, pen.color(Token.SURFACE_2), 1, pen.color(Token.BORDER_2));
        double y = box.y() + CardSize.PARAMETERS_HEAD;
        List<PipelineGraph.ParameterRow> rows = graph.parameters();
        boolean names = pen.scale() >= NAMES_FROM;
        if (names) {
            pen.icon("ci-string-integer", box.x() + 16, box.y() + 14, 14, Token.TEXT_2);
            pen.text("Parameters", Pen.NAME, Token.TEXT_1, box.x() + 30, box.y() + 18.5, 110);
            double after = box.x() + 30 + pen.width("Parameters", Pen.NAME) + 6;
            pen.text(Integer.toString(rows.size()), Pen.SMALL, Token.TEXT_3, after, box.y() + 18.5, 40);
        }
        pen.across(box.x() + 1, box.right() - 1, y, pen.color(Token.BORDER_1));
        for (int i = 0; i < rows.size(); i++) {
            PipelineGraph.ParameterRow row = rows.get(i);
            double top = y + 2 + i * CardSize.PARAMETERS_ROW;
            if (used.contains(row.name())) {
                pen.fill(
                        new Box(box.x() + 1, top, box.width() - 2, CardSize.PARAMETERS_ROW),
                        0,
                        pen.color(Token.SELECTION));
            }
            if (names) {
                pen.text(row.name(), Pen.SMALL, Token.TEXT_2, box.x() + 10, top + 13, box.width() - 20);
                pen.text(row.value(), Type.STANDARD.code(), Token.TEXT_1, box.x() + 10, top + 27, box.width() - 20);
            } else {
                pen.fill(new Box(box.x() + 10, top + 12, box.width() * 0.6, 9), 3, pen.color(Token.BORDER_1));
            }
        }
    }

    /** @param card of the selected step */
    void wires(Pen pen, PipelineGraph graph, Box box, Box card, Set<String> used) {
        List<PipelineGraph.ParameterRow> rows = graph.parameters();
        Color accent = pen.color(Token.ACCENT);
        int count = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (used.contains(rows.get(i).name())) {
                double y = box.y() + CardSize.PARAMETERS_HEAD + 2 + (i + 0.5) * CardSize.PARAMETERS_ROW;
                double entry = card.y() + 20 + Math.min(4, count++) * 9;
                Point from = new Point(box.right(), y);
                Point to = new Point(card.x(), entry);
                double pull = Math.max(40, Math.min(160, Math.abs(to.x() - from.x()) / 2));
                pen.g().setStroke(accent);
                pen.g().setLineWidth(Math.max(1, 1.75 * pen.scale()));
                pen.g().setLineDashes(5 * pen.scale(), 4 * pen.scale());
                pen.g().beginPath();
                pen.g().moveTo(pen.x(from.x()), pen.y(from.y()));
                pen.g()
                        .bezierCurveTo(
                                pen.x(from.x() + pull),
                                pen.y(from.y()),
                                pen.x(to.x() - pull),
                                pen.y(to.y()),
                                pen.x(to.x()),
                                pen.y(to.y()));
                pen.g().stroke();
                pen.g().setLineDashes();
                pen.diamond(from, 4.5, 1, accent, accent);
                pen.diamond(to, 4.5, 1, accent, accent);
            }
        }
    }
}
