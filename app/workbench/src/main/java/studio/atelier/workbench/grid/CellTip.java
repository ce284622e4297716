package studio.atelier.workbench.grid;

import java.util.Objects;
import java.util.function.Function;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The tooltip of the cell under the pointer. */
final class CellTip {

    private static final double WIDEST = 480;

    private final GridView grid;
    private final Function<CellRef, @Nullable String> words;
    private final Tooltip tip = new Tooltip();
    private @Nullable String shown;

    CellTip(GridView grid, Function<CellRef, @Nullable String> words) {
        this.grid = grid;
        this.words = words;
        tip.setWrapText(true);
        tip.setMaxWidth(WIDEST);
    }

    void listen() {
        grid.addEventHandler(MouseEvent.MOUSE_MOVED, event -> moved());
        grid.addEventHandler(MouseEvent.MOUSE_EXITED, event -> show(null));
    }

    private void moved() {
        GridPointer pointer = grid.pointer();
        CellRef cell = pointer.overHeader() ? null : grid.cell(pointer.hoverRow(), pointer.hoverColumn());
        show(cell == null ? null : words.apply(cell));
    }

    private void show(@Nullable String text) {
        if (Objects.equals(text, shown)) {
            return;
        }
        shown = text;
        tip.hide();
        if (text == null) {
            Tooltip.uninstall(grid, tip);
        } else {
            tip.setText(text);
            Tooltip.install(grid, tip);
        }
    }
}
