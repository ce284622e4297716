package studio.atelier.workbench.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one frame of a grid shows.
 *
 * @param hoverRow row under the pointer, or -1
 * @param hoverColumn column under the pointer, or -1
 * @param showBars whether cells that are missing show as grey bars
 * @param dropAt position before which a dragged column would land, or -1
 */
record GridScene(
        ColumnOrder columns,
        GridGeometry geometry,
        GridSelection selection,
        GridOptions options,
        @Nullable CellStore cells,
        RowSource source,
        List<SortKey> sort,
        boolean focused,
        long hoverRow,
        int hoverColumn,
        boolean hoverHeader,
        boolean showBars,
        int dropAt,
        double width,
        double height) {}
