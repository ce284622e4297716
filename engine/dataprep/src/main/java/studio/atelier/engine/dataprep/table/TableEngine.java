package studio.atelier.engine.dataprep.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One DuckDB in memory that spills to a folder. It loads nothing from the network, and its settings
 * are locked once it is open.
 */
public final class TableEngine implements AutoCloseable {

    /** Reads a row of a result. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    private TableEngine(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param scratch folder for what does not fit in memory; made if it is not there
     * @param memoryBytes memory for DuckDB
     */
    public static TableEngine open(Path scratch, int threads, long memoryBytes) throws SQLException, IOException {
        Files.createDirectories(scratch);
        TableEngine engine = new TableEngine(DriverManager.getConnection("jdbc:duckdb:"));
        try {
            engine.execute("SET threads = " + Math.max(1, threads));
            engine.execute("SET memory_limit = '" + Math.max(128L << 20, memoryBytes) / (1L << 20) + "MiB'");
            engine.execute("SET temp_directory = " + Sql.text(scratch.toString()));
            engine.execute("SET preserve_insertion_order = true");
            engine.execute("SET autoinstall_known_extensions = false");
            engine.execute("SET autoload_known_extensions = false");
            engine.execute("SET TimeZone = 'UTC'");
            engine.execute("SET lock_configuration = true");
            return engine;
        } catch (SQLException e) {
            engine.close();
            throw e;
        }
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All rows of a result. */
    public <T> List<T> query(String sql, RowReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String sql, RowReader<T> reader) throws SQLException {
        return query(sql, reader).stream().findFirst();
    }

    public long count(Relation relation) throws SQLException {
        return first("SELECT count(*) FROM " + relation.sql(), r -> r.getLong(1))
                .orElse(0L);
    }

    /** Stores what a query gives, in its row order, under a name. */
    public Relation store(String name, String select) throws SQLException {
        execute("CREATE TABLE " + Sql.name(name) + " AS " + select);
        return describe(name, true);
    }

    /** Keeps a query under a name; it is computed where it is read. */
    public Relation view(String name, String select) throws SQLException {
        execute("CREATE VIEW " + Sql.name(name) + " AS " + select);
        return describe(name, false);
    }

    public void drop(Relation relation) throws SQLException {
        execute("DROP " + (relation.stored() ? "TABLE " : "VIEW ") + relation.sql());
    }

    /** The columns of a table or view that is there. */
    public Relation describe(String name, boolean stored) throws SQLException {
        List<Column> columns = query(
                "SELECT column_name, column_type FROM (DESCRIBE " + Sql.name(name) + ")",
                r -> new Column(r.getString(1), ColumnType.ofSql(r.getString(2))));
        return new Relation(name, columns, stored);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
