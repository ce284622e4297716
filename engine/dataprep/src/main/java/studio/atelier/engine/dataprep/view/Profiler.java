package studio.atelier.engine.dataprep.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.atelier.engine.dataprep.table.Sql;

/** Sums up a column. */
final class Profiler {

    /** Longer files are sampled: that many rows, one in so many of the file. */
    static final long MOST = 400_000;

    private static final int BINS = 20;
    private static final int TOP = 2;
    private static final int SHORT = 60;

    private final Statement statement;
    private final String source;
    private final boolean sampled;

    Profiler(Statement statement, Loaded from, long rows) {
        this.statement = statement;
        long every = rows / MOST + 1;
        this.sampled = every > 1;
        this.source = from.relation() + (sampled ? " WHERE " + from.number() + " % " + every + " = 0" : "");
    }

    ColumnProfile profile(ViewColumn column) throws SQLException {
        String name = Sql.name(column.name());
        return switch (column.type()) {
            case LONG -> spread("CAST(" + name + " AS DOUBLE)", false, name);
            case FLOAT -> spread("CAST(" + name + " AS DOUBLE)", false, name);
            case DATE, DATETIME -> spread("CAST(epoch(" + name + ") AS DOUBLE)", true, name);
            default -> frequent("left(CAST(" + name + " AS VARCHAR), " + SHORT + ")");
        };
    }

    private ColumnProfile spread(String number, boolean temporal, String name) throws SQLException {
        String values = "(SELECT CASE WHEN isfinite(v) THEN v END AS v, v IS NULL OR isnan(v) AS missing FROM (SELECT "
                + number + " AS v FROM " + source + "))";
        long rows;
        long missing;
        double least;
        double most;
        try (ResultSet row =
                statement.executeQuery("SELECT count(*), count(*) FILTER (missing), min(v), max(v) FROM " + values)) {
            row.next();
            rows = row.getLong(1);
            missing = row.getLong(2);
            least = row.getDouble(3);
            most = row.getDouble(4);
            if (row.wasNull()) {
                return frequent("CAST(" + name + " AS VARCHAR)");
            }
        }
        Long[] bins = new Long[BINS];
        Arrays.fill(bins, 0L);
        double width = (most - least) / BINS;
        String bin = width > 0 && Double.isFinite(width)
                ? "least(" + (BINS - 1) + ", CAST(floor((v - " + Sql.number(least) + ") / " + Sql.number(width)
                        + ") AS INTEGER))"
                : String.valueOf(BINS / 2);
        try (ResultSet row = statement.executeQuery(
                "SELECT " + bin + " AS bin, count(*) FROM " + values + " WHERE v IS NOT NULL GROUP BY 1")) {
            while (row.next()) {
                bins[Math.clamp(row.getInt(1), 0, BINS - 1)] = row.getLong(2);
            }
        }
        return new ColumnProfile(
                rows, sampled, missing, new ColumnProfile.Spread(List.of(bins), least, most, temporal));
    }

    private ColumnProfile frequent(String text) throws SQLException {
        String values = "(SELECT " + text + " AS v FROM " + source + ")";
        long rows;
        long missing;
        long distinct;
        try (ResultSet row =
                statement.executeQuery("SELECT count(*), count(*) - count(v), count(DISTINCT v) FROM " + values)) {
            row.next();
            rows = row.getLong(1);
            missing = row.getLong(2);
            distinct = row.getLong(3);
        }
        List<ColumnProfile.Count> top = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT v, count(*) AS n FROM " + values
                + " WHERE v IS NOT NULL GROUP BY v ORDER BY n DESC, v LIMIT " + TOP)) {
            while (row.next()) {
                top.add(new ColumnProfile.Count(row.getString(1), row.getLong(2)));
            }
        }
        return new ColumnProfile(rows, sampled, missing, new ColumnProfile.Frequent(top, distinct));
    }
}
