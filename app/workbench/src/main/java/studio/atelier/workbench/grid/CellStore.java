package studio.atelier.workbench.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.thread.UiThread;

/**
 * The cells that are held: tiles of rows and columns, the least recently seen dropped first when a bound of bytes is
 * passed. Asks the source for what is in view and cancels what no longer is. After a reset old values stay until new
 * ones come. JavaFX thread.
 */
final class CellStore {

    static final int TILE_ROWS = 128;
    private static final int NARROW = 96;
    private static final int TILE_COLUMNS = 48;
    private static final int AT_ONCE = 6;

    private record Key(long row, int column) {}

    private record Waiting(Fetch fetch, int epoch) {}

    private final RowSource source;
    private final long limit;
    private final Runnable arrived;
    private final LinkedHashMap<Key, Cells> held = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Key, Cells> old = new HashMap<>();
    private final Map<Key, Waiting> waiting = new HashMap<>();
    private long bytes;
    private int epoch;
    private int columns;
    private int tileColumns;
    private @Nullable Throwable failure;

    CellStore(RowSource source, long limit, Runnable arrived) {
        this.source = source;
        this.limit = limit;
        this.arrived = arrived;
        reset(false);
    }

    /** Forgets everything; what was shown may stay until it is replaced. */
    void reset(boolean keepOld) {
        epoch++;
        waiting.values().forEach(entry -> entry.fetch().cancel().run());
        waiting.clear();
        old.clear();
        if (keepOld) {
            old.putAll(held);
        }
        held.clear();
        bytes = 0;
        failure = null;
        columns = source.columns().size();
        tileColumns = columns <= NARROW ? Math.max(1, columns) : TILE_COLUMNS;
    }

    /** Rows were added: the tile that was the last one is no longer whole. */
    void grown() {
        Iterator<Map.Entry<Key, Cells>> tiles = held.entrySet().iterator();
        while (tiles.hasNext()) {
            Map.Entry<Key, Cells> tile = tiles.next();
            if (tile.getValue().rows() < TILE_ROWS) {
                old.put(tile.getKey(), tile.getValue());
                bytes -= tile.getValue().bytes();
                tiles.remove();
            }
        }
    }

    /** @return what went wrong last, until a reset */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** @return whether reading failed and there is nothing to show */
    boolean isBlank() {
        return failure != null && held.isEmpty() && old.isEmpty();
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    long bytes() {
        return bytes;
    }

    /** @return the tile with the cell, or null if it has not come */
    @Nullable
    Cells tile(long row, int column) {
        Key key = new Key(row / TILE_ROWS, column / tileColumns);
        Cells cells = held.get(key);
        return cells != null ? cells : old.get(key);
    }

    int tileColumn(int column) {
        return column % tileColumns;
    }

    static long tileStart(long row) {
        return row - row % TILE_ROWS;
    }

    /**
     * @param first and last row in view
     * @param shown source columns in view
     */
    void want(long first, long last, int[] shown, long rows) {
        Set<Integer> across = new HashSet<>();
        for (int column : shown) {
            across.add(column / tileColumns);
        }
        List<Key> missing = new ArrayList<>();
        Set<Key> wanted = new HashSet<>();
        for (long row = first / TILE_ROWS; row <= last / TILE_ROWS; row++) {
            for (int column : across) {
                Key key = new Key(row, column);
                wanted.add(key);
                if (!held.containsKey(key) && !waiting.containsKey(key)) {
                    missing.add(key);
                }
            }
        }
        waiting.entrySet().removeIf(entry -> {
            boolean useless = !wanted.contains(entry.getKey());
            if (useless) {
                entry.getValue().fetch().cancel().run();
            }
            return useless;
        });
        for (Key key : missing) {
            if (waiting.size() >= AT_ONCE || failure != null) {
                break;
            }
            ask(key, rows);
        }
        if (missing.isEmpty() && waiting.isEmpty()) {
            old.clear();
        }
    }

    private void ask(Key key, long rows) {
        long first = key.row() * TILE_ROWS;
        int firstColumn = key.column() * tileColumns;
        Block block = new Block(
                first,
                (int) Math.min(TILE_ROWS, rows - first),
                firstColumn,
                Math.min(tileColumns, columns - firstColumn));
        int asked = epoch;
        Fetch fetch = source.fetch(block);
        waiting.put(key, new Waiting(fetch, asked));
        fetch.cells().whenComplete((cells, problem) -> UiThread.run(() -> arrive(key, asked, fetch, cells, problem)));
    }

    private void arrive(Key key, int asked, Fetch fetch, @Nullable Cells cells, @Nullable Throwable problem) {
        Waiting entry = waiting.get(key);
        if (asked != epoch || entry == null || entry.fetch() != fetch) {
            return;
        }
        waiting.remove(key);
        if (cells == null) {
            failure = problem == null ? new IllegalStateException("The rows came back empty.") : problem;
        } else {
            held.put(key, cells);
            old.remove(key);
            bytes += cells.bytes();
            trim();
        }
        arrived.run();
    }

    private void trim() {
        Iterator<Map.Entry<Key, Cells>> eldest = held.entrySet().iterator();
        while (bytes > limit && held.size() > 1 && eldest.hasNext()) {
            bytes -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }
}
