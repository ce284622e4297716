package studio.atelier.workbench.text;

import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.atelier.workbench.theme.Icons;

/** What stands beside a line: its mark, its number, and the handle that folds it. */
final class Gutter implements IntFunction<Node> {

    private static final double DIGIT = 7;

    private final Map<Integer, LineMark> marks;
    private final IntPredicate opens;
    private final IntPredicate folded;
    private final IntPredicate hidden;
    private final IntConsumer onFold;
    private final IntSupplier lines;

    Gutter(
            Map<Integer, LineMark> marks,
            IntPredicate opens,
            IntPredicate folded,
            IntPredicate hidden,
            IntConsumer onFold,
            IntSupplier lines) {
        this.marks = marks;
        this.opens = opens;
        this.folded = folded;
        this.hidden = hidden;
        this.onFold = onFold;
        this.lines = lines;
    }

    @Override
    public Node apply(int line) {
        if (hidden.test(line)) {
            return new Region();
        }
        Text words = new Text(Integer.toString(line + 1));
        words.getStyleClass().add("at-line-number");
        StackPane number = new StackPane(words);
        int digits = Math.max(3, Integer.toString(lines.getAsInt()).length());
        number.setMinWidth(digits * DIGIT);
        number.setAlignment(Pos.CENTER_RIGHT);
        StackPane mark = new StackPane();
        mark.getStyleClass().add("at-gutter-slot");
        LineMark found = marks.get(line);
        if (found != null) {
            FontIcon icon = Icons.of(found.severity().icon(), found.severity().style());
            mark.getChildren().add(icon);
            Tooltip.install(mark, new Tooltip(found.message()));
            mark.setAccessibleText(found.message());
        }
        StackPane fold = new StackPane();
        fold.getStyleClass().add("at-gutter-slot");
        if (opens.test(line)) {
            fold.getStyleClass().add("at-fold");
            fold.getChildren().add(Icons.of(folded.test(line) ? "ci-chevron-right" : "ci-chevron-down"));
            fold.setOnMouseClicked(event -> onFold.accept(line));
        }
        HBox box = new HBox(mark, number, fold);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("at-gutter");
        return box;
    }
}
