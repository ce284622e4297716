package studio.atelier.workbench.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Font;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.scroll.Extent;
import studio.atelier.workbench.scroll.ScrolledCanvas;
import studio.atelier.workbench.scroll.Size;
import studio.atelier.workbench.theme.Theme;

/**
 * A table on a canvas: only what is in view is fetched and drawn, so that ten million rows scroll like ten. Keys are
 * those of a spreadsheet; Alt+Down opens the menu of a column. JavaFX thread.
 */
public final class GridView extends ScrolledCanvas {

    private static final Duration PATIENCE = Duration.millis(300);

    private final GridOptions options;
    private final ColumnOrder columns = new ColumnOrder();
    private final GridSelection selection;
    private final GridGeometry geometry;
    private final GridPointer pointer;
    private final GridKeys keys;
    private final GridProxies proxies;
    private final GridOverlays overlays;
    private final GridMessages messages = new GridMessages();
    private final ReadOnlyObjectWrapper<@Nullable CellRef> focusedCell = new ReadOnlyObjectWrapper<>();
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private @Nullable BodyPainter body;
    private @Nullable HeaderPainter header;
    private @Nullable RowSource source;
    private @Nullable CellStore cells;
    private List<SortKey> sort = List.of();
    private Subscription changes = Subscription.EMPTY;
    private boolean waits;
    private boolean waitedLong;
    private LongConsumer onOpen = row -> {};
    private Runnable onSelection = () -> {};
    private Function<CellRef, List<MenuItem>> rowMenu = cell -> List.of();
    private Function<GridColumn, List<MenuItem>> headerMenu = column -> List.of();

    public GridView(Theme theme, GridOptions options) {
        super(theme);
        this.options = options;
        this.selection = new GridSelection(options.mode());
        this.geometry = new GridGeometry(columns, across, down, options);
        this.pointer = new GridPointer(this);
        this.keys = new GridKeys(this);
        this.proxies = new GridProxies(this);
        this.overlays = new GridOverlays(this);
        getChildren().addAll(proxies.layer(), overlays.layer());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        pointer.listen();
        addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
        focusedProperty().subscribe(this::requestPaint);
        patience.setOnFinished(event -> {
            waitedLong = waits;
            requestPaint();
        });
        sceneProperty().subscribe(scene -> {
            changes.unsubscribe();
            changes = Subscription.EMPTY;
            if (scene != null && source != null) {
                changes = source.onChange(this::changed);
                // What the source told meanwhile was not heard, new columns among it.
                columns.setColumns(source.columns());
                changed(new RowChange.Replaced());
            }
        });
    }

    /** Shows other rows, or none. Widths and places of columns known by id are kept. */
    public void setSource(@Nullable RowSource rows) {
        changes.unsubscribe();
        changes = Subscription.EMPTY;
        source = rows;
        sort = List.of();
        selection.clear();
        cells = null;
        if (rows != null) {
            columns.setColumns(rows.columns());
            cells = new CellStore(rows, options.cacheBytes(), this::arrived);
            if (getScene() != null) {
                changes = rows.onChange(this::changed);
            }
        } else {
            columns.setColumns(List.of());
        }
        across.moveTo(0);
        down.moveTo(0);
        remeasure();
        selectionChanged();
    }

    public @Nullable RowSource source() {
        return source;
    }

    public ColumnOrder columns() {
        return columns;
    }

    public GridSelection selection() {
        return selection;
    }

    public List<SortKey> sort() {
        return sort;
    }

    /** @return the cell that has the focus, for a pane that shows its whole value; null if none has */
    public ReadOnlyObjectProperty<@Nullable CellRef> focusedCellProperty() {
        return focusedCell.getReadOnlyProperty();
    }

    /** @return what the grid has to say, such as how much was copied */
    public GridMessages messages() {
        return messages;
    }

    /** @param listener is told the row that was double-clicked, or on which Enter was pressed */
    public void setOnOpen(LongConsumer listener) {
        onOpen = listener;
    }

    public void setOnSelection(Runnable listener) {
        onSelection = listener;
    }

    public void setRowMenu(Function<CellRef, List<MenuItem>> items) {
        rowMenu = items;
    }

    /** @param items come above the grid's own in the menu of a column */
    public void setHeaderMenu(Function<GridColumn, List<MenuItem>> items) {
        headerMenu = items;
    }

    /** @param placeholder what stands here while there are no rows */
    public void setPlaceholder(Placeholder placeholder) {
        overlays.setEmpty(placeholder);
        requestPaint();
    }

    /**
     * @param words for the cell under the pointer, such as the whole of a value that is cut; null for none
     */
    public void setCellTip(Function<CellRef, @Nullable String> words) {
        new CellTip(this, words).listen();
    }

    /** Sorts by what the source can sort by. */
    public void sortBy(List<SortKey> keysToUse) {
        if (source != null) {
            sort = List.copyOf(keysToUse);
            source.sort(sort);
            requestPaint();
        }
    }

    /** Scrolls as little as shows the cell. */
    public void reveal(long row, int column) {
        down.reveal(row * geometry.rowHeight(), (row + 1) * geometry.rowHeight());
        if (column >= columns.frozen() && column < columns.size()) {
            double left = columns.left(column) - columns.frozenWidth();
            across.reveal(left, left + columns.width(column));
        }
        positionChanged();
    }

    /** Selects a cell, or its row, and shows it. */
    public void selectCell(long row, int column) {
        selection.select(row, column);
        reveal(row, column);
        selectionChanged();
    }

    /** Shows and selects the column with an id; nothing if it is not shown. */
    public void revealColumn(String id) {
        int position = columns.position(id);
        if (position >= 0) {
            selection.selectColumn(position, false, false, Math.max(0, selection.row()));
            reveal(Math.max(0, geometry.firstRow()), position);
            selectionChanged();
        }
    }

    /** Copies the selection as text with tabs; what is not here yet is fetched first. */
    public void copy() {
        if (source != null) {
            new GridCopy(source, columns, messages).copy(selection.ranges(), geometry.rows());
        }
    }

    /** Opens the bar that searches in the column of the focus. */
    public void openFind() {
        overlays.openFind();
    }

    /** Asks the source again for everything, as after a failure. */
    public void reload() {
        changed(new RowChange.Replaced());
    }

    /** Columns were moved, hidden, frozen or resized by the program. */
    public void columnsChanged() {
        remeasure();
        requestLayout();
    }

    /** @return whether what is in view is drawn and complete */
    public boolean isSettled() {
        return !isPaintDue() && (cells == null || !cells.isWaiting());
    }

    GridGeometry geometry() {
        return geometry;
    }

    GridOverlays overlays() {
        return overlays;
    }

    GridPointer pointer() {
        return pointer;
    }

    void open(long row) {
        onOpen.accept(row);
    }

    List<MenuItem> rowItems(CellRef cell) {
        return rowMenu.apply(cell);
    }

    List<MenuItem> headerItems(GridColumn column) {
        return headerMenu.apply(column);
    }

    void scrolled() {
        positionChanged();
    }

    Extent downExtent() {
        return down;
    }

    Extent acrossExtent() {
        return across;
    }

    double measure(String text, Font font) {
        return pen.ruler(font).width(text);
    }

    @Nullable
    CellRef cell(long row, int column) {
        if (cells == null || column < 0 || column >= columns.size() || row < 0 || row >= geometry.rows()) {
            return null;
        }
        Object value = BodyPainter.valueAt(cells, row, columns.source(column));
        return new CellRef(row, columns.column(column), Accent.plain(value));
    }

    void selectionChanged() {
        focusedCell.set(cell(selection.row(), selection.column()));
        proxies.focusMoved();
        onSelection.run();
        requestPaint();
    }

    private void arrived() {
        CellRef focus = cell(selection.row(), selection.column());
        if (!Objects.equals(focusedCell.get(), focus)) {
            focusedCell.set(focus);
        }
        requestPaint();
    }

    private void changed(RowChange change) {
        if (source == null || cells == null) {
            return;
        }
        switch (change) {
            case RowChange.Grown grown -> cells.grown();
            case RowChange.Replaced replaced -> cells.reset(true);
            case RowChange.Rearranged rearranged -> {
                cells.reset(false);
                double keep = held(rearranged);
                selection.follow(rearranged.moved());
                geometry.update(source.count().rows(), geometry.summaries(), geometry.groupHeight() > 0);
                down.resize(geometry.rows() * geometry.rowHeight(), down.viewport());
                down.moveTo(keep);
            }
            case RowChange.Columns other -> {
                columns.setColumns(source.columns());
                cells.reset(false);
                selection.columnsMoved(Math.min(selection.column(), columns.size() - 1));
            }
        }
        remeasure();
        selectionChanged();
    }

    /** Where the view has to be so that its first row stays where it is; at the very top it stays at the top. */
    private double held(RowChange.Rearranged change) {
        if (down.position() == 0) {
            return 0;
        }
        long first = geometry.firstRow();
        double inside = down.position() - first * geometry.rowHeight();
        for (long row = first; row <= geometry.lastRow(); row++) {
            long now = change.moved().applyAsLong(row);
            if (now >= 0) {
                return (now - (row - first)) * geometry.rowHeight() + inside;
            }
        }
        return down.position();
    }

    private void remeasure() {
        boolean summaries = false;
        boolean groups = false;
        if (source != null) {
            for (GridColumn column : source.columns()) {
                summaries |= source.summary(column) != null;
                groups |= column.group() != null;
            }
        }
        geometry.update(source == null ? 0 : source.count().rows(), summaries, groups);
        contentChanged();
    }

    @Override
    protected void restyled() {
        geometry.use(palette().type());
    }

    @Override
    protected Size content() {
        return new Size(columns.totalWidth() - columns.frozenWidth(), (double) geometry.rows() * geometry.rowHeight());
    }

    @Override
    protected Size fixed() {
        return new Size(geometry.fixedWidth(), geometry.headerHeight());
    }

    @Override
    protected void moved() {
        proxies.viewMoved();
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        if (body == null || header == null) {
            body = new BodyPainter(pen, g, palette());
            header = new HeaderPainter(pen);
        }
        fetch();
        GridScene scene = new GridScene(
                columns,
                geometry,
                selection,
                options,
                cells,
                source == null ? EmptySource.INSTANCE : source,
                sort,
                isFocused(),
                pointer.hoverRow(),
                pointer.hoverColumn(),
                pointer.overHeader(),
                waitedLong,
                pointer.dropAt(),
                getWidth(),
                getHeight());
        body.paint(g, palette(), scene);
        header.paint(g, palette(), scene);
        overlays.update(source, cells);
    }

    private void fetch() {
        if (cells == null || geometry.lastRow() < geometry.firstRow()) {
            return;
        }
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < columns.frozen(); i++) {
            shown.add(columns.source(i));
        }
        for (int i = geometry.firstColumn(); i <= geometry.lastColumn(); i++) {
            shown.add(columns.source(i));
        }
        cells.want(
                geometry.firstRow(),
                geometry.lastRow(),
                shown.stream().mapToInt(Integer::intValue).toArray(),
                geometry.rows());
        boolean now = cells.isWaiting();
        if (now && !waits) {
            patience.playFromStart();
        }
        if (!now) {
            patience.stop();
            waitedLong = false;
        }
        waits = now;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        overlays.layout();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ROW_COUNT -> (int) Math.min(Integer.MAX_VALUE, geometry.rows());
            case COLUMN_COUNT -> columns.size();
            case MULTIPLE_SELECTION -> true;
            case FOCUS_ITEM -> proxies.focus();
            case SELECTED_ITEMS -> proxies.selected();
            case CELL_AT_ROW_COLUMN -> proxies.cell((Integer) parameters[0], (Integer) parameters[1]);
            case ROW_AT_INDEX -> proxies.row((Integer) parameters[0]);
            case COLUMN_AT_INDEX -> proxies.column((Integer) parameters[0]);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    /** For the pointer: what else lies over the canvas is not the grid. */
    boolean owns(@Nullable Node target) {
        return target == this || target instanceof Canvas;
    }
}
