package studio.atelier.studio.room;

import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import studio.atelier.workbench.grid.GridColumn;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.grid.RowSource;
import studio.atelier.workbench.theme.Icons;

/** Chooses which columns of a grid are shown. JavaFX thread. */
public final class ColumnsButton extends MenuButton {

    private final GridView grid;

    public ColumnsButton(GridView grid) {
        super("Columns", Icons.of("ci-column"));
        this.grid = grid;
        setId("columns");
        getStyleClass().add("quiet");
        // A menu without items does not open.
        getItems().setAll(new MenuItem());
        setOnShowing(event -> fill());
    }

    private void fill() {
        getItems().clear();
        RowSource source = grid.source();
        if (source == null) {
            return;
        }
        String group = "";
        for (GridColumn column : source.columns()) {
            String heading = column.group() == null ? "" : column.group();
            if (!heading.equals(group)) {
                getItems().add(new SeparatorMenuItem());
                group = heading;
            }
            getItems().add(item(column));
        }
    }

    private CustomMenuItem item(GridColumn column) {
        CheckBox box = new CheckBox(column.name());
        box.setSelected(grid.columns().position(column.id()) >= 0);
        box.setMnemonicParsing(false);
        box.selectedProperty().addListener((observable, before, shown) -> {
            int position = grid.columns().position(column.id());
            if (shown) {
                grid.columns().show(column.id());
            } else if (position >= 0 && !grid.columns().hide(position)) {
                box.setSelected(true);
            }
            grid.columnsChanged();
        });
        CustomMenuItem item = new CustomMenuItem(box, false);
        // Enter and space reach the item, not the box in it.
        item.setOnAction(event -> box.setSelected(!box.isSelected()));
        return item;
    }
}
