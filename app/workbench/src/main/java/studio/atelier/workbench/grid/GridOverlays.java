package studio.atelier.workbench.grid;

import java.util.concurrent.CompletionException;
import javafx.scene.Group;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.find.FindBar;

/** What lies over the rows: the empty and the failed state, and the find bar. */
final class GridOverlays {

    private static final double MARGIN = 12;

    private final GridView grid;
    private final Group layer = new Group();
    private Placeholder empty;
    private @Nullable Placeholder shown;
    private @Nullable Throwable failed;
    private @Nullable FindBar bar;
    private @Nullable GridSearch search;

    GridOverlays(GridView grid) {
        this.grid = grid;
        this.empty = new Placeholder("ci-data-table", "No rows", "There is nothing to show here.");
        layer.setManaged(false);
    }

    Group layer() {
        return layer;
    }

    void setEmpty(Placeholder placeholder) {
        if (shown == empty) {
            show(null);
        }
        empty = placeholder;
    }

    void update(@Nullable RowSource source, @Nullable CellStore cells) {
        Throwable failure = cells == null ? null : cells.failure();
        if (failure != null) {
            if (failed != failure) {
                failed = failure;
                show(failure(failure));
            }
            return;
        }
        failed = null;
        boolean none =
                source == null || source.count().rows() == 0 && source.count().quality() != RowCount.Quality.GROWING;
        show(none ? empty : null);
    }

    private Placeholder failure(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String words = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        Button again = new Button("Try again");
        again.setOnAction(event -> grid.reload());
        return new Placeholder("ci-warning", "The rows cannot be read", words, again);
    }

    private void show(@Nullable Placeholder node) {
        if (shown == node) {
            return;
        }
        if (shown != null) {
            layer.getChildren().remove(shown);
        }
        shown = node;
        if (node != null) {
            if (!node.getStyleClass().contains("at-sheet")) {
                node.getStyleClass().add("at-sheet");
            }
            layer.getChildren().addFirst(node);
            layout();
        }
    }

    void layout() {
        double top = grid.geometry().headerHeight();
        if (shown != null) {
            shown.applyCss();
            double width = Math.min(shown.prefWidth(-1), grid.getWidth());
            double height = shown.prefHeight(width);
            shown.resizeRelocate(
                    Math.round((grid.getWidth() - width) / 2),
                    Math.round(top + Math.max(0, (grid.getHeight() - top - height) / 2)),
                    width,
                    height);
        }
        if (bar != null) {
            bar.applyCss();
            double width = bar.prefWidth(-1);
            bar.resizeRelocate(Math.round(grid.getWidth() - width - MARGIN - 10), top + 6, width, bar.prefHeight(-1));
        }
    }

    void openFind() {
        if (grid.source() == null || grid.columns().size() == 0) {
            return;
        }
        int position = Math.clamp(grid.selection().column(), 0, grid.columns().size() - 1);
        GridSearch current = new GridSearch(grid, position);
        FindBar opened =
                new FindBar("Find in " + grid.columns().column(position).name());
        closeFind();
        opened.setOnText(text -> current.changed());
        opened.setOnStep(forward -> current.step(opened.text(), forward, opened::say));
        opened.setOnClose(this::closeFind);
        opened.say("Enter searches");
        layer.getChildren().add(opened);
        bar = opened;
        search = current;
        layout();
        opened.begin();
    }

    void step(boolean forward) {
        if (bar != null && search != null) {
            search.step(bar.text(), forward, bar::say);
        }
    }

    boolean closeFind() {
        if (bar == null) {
            return false;
        }
        if (search != null) {
            search.changed();
        }
        layer.getChildren().remove(bar);
        bar = null;
        grid.requestFocus();
        return true;
    }
}
