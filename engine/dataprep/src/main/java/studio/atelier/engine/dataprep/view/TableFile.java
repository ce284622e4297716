package studio.atelier.engine.dataprep.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.dataprep.table.ColumnType;
import studio.atelier.engine.dataprep.table.Sql;

/**
 * A file of rows, opened for looking at. Any block of rows comes in milliseconds, however long the file is. Methods
 * block; an interrupt ends them. Safe for use by several threads.
 */
public final class TableFile implements AutoCloseable {

    /** Longer texts are cut, in characters. */
    public static final int LONGEST = 4000;

    private static final long LEAST_MEMORY = 256L << 20;
    private static final long MOST_MEMORY = 2L << 30;

    /** An order of rows. */
    public record Order(String column, boolean descending) {}

    private final Path file;
    private final TableFormat format;
    private final Path scratch;
    private final Lane reading;
    private final Lane profiling;
    private final Loaded loaded;
    private final List<ViewColumn> columns;
    private final long rows;
    private volatile Loaded shown;
    private int sorts;

    private TableFile(
            Path file,
            TableFormat format,
            Path scratch,
            Lane reading,
            Lane profiling,
            Loaded loaded,
            List<ViewColumn> columns,
            long rows) {
        this.file = file;
        this.format = format;
        this.scratch = scratch;
        this.reading = reading;
        this.profiling = profiling;
        this.loaded = loaded;
        this.shown = loaded;
        this.columns = List.copyOf(columns);
        this.rows = rows;
    }

    /**
     * Opens a file; texts are read wholly.
     *
     * @param folder for what is stored while the file is open; a folder of its own is made in it
     * @throws TableFileException if it cannot be read as rows
     * @throws java.io.InterruptedIOException if this thread was interrupted
     */
    public static TableFile open(Path file, TableFormat format, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path scratch = Files.createTempDirectory(folder, "table-");
        Path database = scratch.resolve("rows.db");
        Lane reading = null;
        try {
            String url = "jdbc:duckdb:" + database;
            Lane first = Lane.open(url, "table-rows");
            reading = first;
            settings(first, scratch);
            Loaded loaded = new FileLoader(first, file, scratch).load(format);
            List<ViewColumn> columns = first.call(statement -> columns(statement.executeQuery(
                    "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM " + loaded.relation() + ")")));
            long rows = first.call(statement -> {
                try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + loaded.relation())) {
                    count.next();
                    return count.getLong(1);
                }
            });
            return new TableFile(file, format, scratch, first, Lane.open(url, "table-profile"), loaded, columns, rows);
        } catch (SQLException e) {
            release(reading, scratch);
            throw new TableFileException(file + " cannot be read as " + format.words() + ": " + DuckErrors.words(e), e);
        } catch (IOException e) {
            release(reading, scratch);
            throw e;
        }
    }

    private static void settings(Lane lane, Path scratch) throws SQLException, IOException {
        long memory = Math.clamp(Runtime.getRuntime().maxMemory() / 2, LEAST_MEMORY, MOST_MEMORY);
        for (String setting : List.of(
                "memory_limit = '" + (memory >> 20) + "MiB'",
                "temp_directory = " + Sql.text(scratch.resolve("spill").toString()),
                "preserve_insertion_order = true",
                "autoinstall_known_extensions = false",
                "autoload_known_extensions = false",
                "enable_geoparquet_conversion = false",
                "TimeZone = 'UTC'")) {
            lane.call(statement -> statement.execute("SET " + setting));
        }
    }

    private static List<ViewColumn> columns(ResultSet described) throws SQLException {
        List<ViewColumn> columns = new ArrayList<>();
        try (described) {
            while (described.next()) {
                String type = described.getString(2);
                columns.add(new ViewColumn(described.getString(1), ColumnType.ofSql(type), type));
            }
        }
        return columns;
    }

    public Path file() {
        return file;
    }

    public TableFormat format() {
        return format;
    }

    public List<ViewColumn> columns() {
        return columns;
    }

    public long rows() {
        return rows;
    }

    /** @return how the file was read, and what is odd in it; words without a full stop */
    public List<String> notes() {
        return loaded.notes();
    }

    /**
     * Reads a block: booleans, numbers, and texts for everything else; null where there is no value.
     *
     * @param first number of the first row, from 0
     */
    public List<List<@Nullable Object>> read(long first, int count, int firstColumn, int columnCount)
            throws IOException {
        List<ViewColumn> wanted = columns.subList(firstColumn, firstColumn + columnCount);
        Loaded from = shown;
        String sql = "SELECT " + FileLoader.columns(wanted) + " FROM " + from.relation() + " WHERE " + from.number()
                + " BETWEEN " + first + " AND " + (first + count - 1) + " ORDER BY " + from.number();
        return ask(reading, sql, row -> {
            List<@Nullable Object> values = new ArrayList<>(columnCount);
            for (int i = 1; i <= columnCount; i++) {
                values.add(row.getObject(i));
            }
            return values;
        });
    }

    /** Sums up a column; of a long file, a part of the rows spread over all of it. */
    public ColumnProfile profile(ViewColumn column) throws IOException {
        try {
            return profiling.call(statement -> new Profiler(statement, loaded, rows).profile(column));
        } catch (SQLException e) {
            throw failed("column " + column.name() + " could not be summed up", e);
        }
    }

    /** Puts the rows into an order, which is stored; no orders give that of the file. */
    public synchronized void sort(List<Order> orders) throws IOException {
        Loaded before = shown;
        if (orders.isEmpty()) {
            shown = loaded;
        } else {
            String table = "sorted_" + sorts++;
            String by = orders.stream()
                    .map(order -> Sql.name(order.column()) + (order.descending() ? " DESC" : " ASC") + " NULLS LAST")
                    .collect(Collectors.joining(", "));
            execute("CREATE TABLE " + table + " AS SELECT * FROM " + loaded.relation() + " ORDER BY " + by + ", "
                    + loaded.number());
            shown = new Loaded(table, "rowid", loaded.notes());
        }
        if (before != loaded) {
            execute("DROP TABLE " + before.relation());
        }
    }

    private void execute(String sql) throws IOException {
        try {
            reading.call(statement -> statement.execute(sql));
        } catch (SQLException e) {
            throw failed("the rows could not be sorted", e);
        }
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> ask(Lane lane, String sql, Row<T> reader) throws IOException {
        try {
            return lane.call(statement -> {
                List<T> list = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        list.add(reader.read(rows));
                    }
                }
                return list;
            });
        } catch (SQLException e) {
            throw failed("rows could not be read", e);
        }
    }

    private TableFileException failed(String what, SQLException e) {
        return new TableFileException(file + ": " + what + ": " + DuckErrors.words(e), e);
    }

    /** Deletes what was stored. Waits for what is being read. */
    @Override
    public void close() throws IOException {
        try {
            profiling.close();
        } catch (SQLException e) {
            throw new IOException(file + " could not be closed", e);
        } finally {
            release(reading, scratch);
        }
    }

    private static void release(@Nullable Lane lane, Path scratch) throws IOException {
        try {
            if (lane != null) {
                lane.close();
            }
        } catch (SQLException e) {
            throw new IOException(scratch + " could not be closed", e);
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.walk(folder)) {
            found = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : found) {
            Files.deleteIfExists(each);
        }
    }
}
