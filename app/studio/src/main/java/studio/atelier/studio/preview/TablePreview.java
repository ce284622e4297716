package studio.atelier.studio.preview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.dataprep.view.TableFile;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.grid.CellRef;
import studio.atelier.workbench.grid.GridOptions;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.theme.Theme;

/** A file of rows in the big grid. */
final class TablePreview implements Preview {

    private static final long SAMPLED = 400_000;

    private final TableFile file;
    private final TableRows rows;
    private final GridView grid;
    private final BorderPane view = new BorderPane();
    private final TextArea value = new TextArea();
    private final Label said = Labels.of("", "at-caption", "at-text-2");

    TablePreview(TableFile file, Theme theme) {
        this.file = file;
        this.rows = new TableRows(file, said::setText);
        this.grid = new GridView(theme, GridOptions.data());
        grid.setId("preview-grid");
        grid.setAccessibleText("Rows of " + file.file().getFileName());
        grid.setSource(rows);
        rows.summarise();
        value.setEditable(false);
        value.setWrapText(true);
        value.setPrefRowCount(4);
        value.getStyleClass().addAll("mono", "preview-value");
        value.setAccessibleText("The whole value of the cell");
        grid.focusedCellProperty().subscribe(this::showValue);
        view.getStyleClass().add("at-sheet");
        view.setCenter(grid);
        view.setBottom(foot());
    }

    private Node foot() {
        List<String> notes = new ArrayList<>(file.notes());
        if (file.rows() > SAMPLED) {
            notes.add("heads show a sample of the rows");
        }
        String words = String.join(", ", notes);
        Label read = Labels.of(
                words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1),
                "at-caption",
                "at-text-2");
        read.setTooltip(new Tooltip(words));
        read.setMinWidth(0);
        HBox.setHgrow(read, Priority.ALWAYS);
        read.setMaxWidth(Double.MAX_VALUE);
        Label copied = Labels.of("", "at-caption", "at-text-2");
        copied.textProperty().bind(grid.messages().lastProperty());
        HBox foot = new HBox(16, read, said, copied);
        foot.getStyleClass().add("preview-foot");
        return foot;
    }

    /** Long texts and nested values do not fit a cell: they show below. */
    private void showValue(@Nullable CellRef cell) {
        Object chosen = cell == null ? null : cell.value();
        boolean isLong = chosen instanceof String text && (text.length() > 40 || text.indexOf('\n') >= 0);
        if (chosen != null && isLong) {
            value.setText(chosen.toString());
        }
        Node foot = view.getBottom();
        if (isLong != (foot instanceof VBox)) {
            if (isLong) {
                view.setBottom(new VBox(value, foot));
            } else if (foot instanceof VBox box) {
                Node last = box.getChildren().getLast();
                box.getChildren().clear();
                view.setBottom(last);
            }
        }
    }

    GridView grid() {
        return grid;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String facts() {
        return String.format(
                Locale.ROOT,
                "%s, %,d %s, %,d %s",
                file.format().words(),
                file.rows(),
                file.rows() == 1 ? "row" : "rows",
                file.columns().size(),
                file.columns().size() == 1 ? "column" : "columns");
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
