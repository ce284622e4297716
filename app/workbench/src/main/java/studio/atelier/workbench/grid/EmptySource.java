package studio.atelier.workbench.grid;

import java.util.List;

/** No rows and no columns. */
enum EmptySource implements RowSource {
    INSTANCE;

    @Override
    public List<GridColumn> columns() {
        return List.of();
    }

    @Override
    public RowCount count() {
        return RowCount.exact(0);
    }

    @Override
    public Fetch fetch(Block block) {
        return Fetch.ready(Cells.of(List.of()));
    }
}
