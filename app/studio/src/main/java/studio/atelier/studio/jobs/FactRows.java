package studio.atelier.studio.jobs;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.atelier.workbench.control.Labels;

/** Titled names and values, which can be selected and copied. */
final class FactRows {

    private FactRows() {}

    /** @return a card with a title over it */
    static VBox section(String title, Node content) {
        VBox section = new VBox(6, Labels.of(title, "at-strong"), content);
        section.getStyleClass().add("job-section");
        return section;
    }

    static GridPane rows(List<JobFacts.Fact> facts) {
        return rows(facts, 160);
    }

    /** @param nameWidth of the column of names, in pixels, where there is room */
    static GridPane rows(List<JobFacts.Fact> facts, double nameWidth) {
        GridPane grid = new GridPane(12, 4);
        grid.getStyleClass().addAll("at-card", "job-facts");
        ColumnConstraints names = new ColumnConstraints(120, nameWidth, Math.max(240, nameWidth));
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        int row = 0;
        for (JobFacts.Fact fact : facts) {
            Label name = Labels.of(fact.name(), "at-text-2");
            name.getStyleClass().add("fact-name");
            // Names that only differ at their ends are still told apart.
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            name.setTooltip(new Tooltip(fact.name()));
            GridPane.setValignment(name, VPos.TOP);
            TextField value = new TextField(fact.value());
            value.setEditable(false);
            value.setAccessibleText(fact.name());
            value.getStyleClass().add("fact-value");
            if (fact.code()) {
                value.getStyleClass().add("at-code");
            }
            grid.addRow(row++, name, value);
        }
        return grid;
    }
}
