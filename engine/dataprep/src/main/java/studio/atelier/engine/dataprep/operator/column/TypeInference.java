package studio.atelier.engine.dataprep.operator.column;

import java.sql.SQLException;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.ColumnType;
import studio.atelier.engine.dataprep.table.Relation;
import studio.atelier.engine.dataprep.table.Sql;
import studio.atelier.engine.dataprep.table.TableEngine;

/**
 * Guesses the type of a text column from its first rows: of the values that are not null-like, more
 * than 80 % must be of the type. A number column with any fraction is {@code float}. A column with
 * values in less than 30 % of the rows stays text.
 *
 * @param rows how many rows are looked at
 */
record TypeInference(int rows) {

    private static final String NULL_LIKE = "(?i:null|none|nil|na|nan|n/a)?";
    private static final double MOST = 0.8;
    private static final double ENOUGH = 0.3;

    private record Counts(long rows, long values, long integers, long numbers, long bools, long days, long dateTimes) {

        private boolean most(long count) {
            return count > MOST * values;
        }

        private ColumnType type() {
            if (values == 0 || values < ENOUGH * rows) {
                return ColumnType.STRING;
            }
            if (most(numbers)) {
                return integers == numbers ? ColumnType.LONG : ColumnType.FLOAT;
            }
            if (most(bools)) {
                return ColumnType.BOOL;
            }
            if (most(dateTimes)) {
                return days == dateTimes ? ColumnType.DATE : ColumnType.DATETIME;
            }
            return ColumnType.STRING;
        }
    }

    ColumnType infer(TableEngine tables, Relation relation, Column column) throws SQLException {
        if (column.type() != ColumnType.STRING) {
            return column.type();
        }
        String value = "CASE WHEN NOT regexp_full_match(trim(v), '" + NULL_LIKE + "') THEN trim(v) END";
        String dateTime = "try_strptime(v, " + Sql.texts(Casts.DATE_TIMES) + ")";
        String sql = "SELECT count(*), count(v), count(*) FILTER (regexp_full_match(v, '[+-]?\\d+(\\.0*)?')),"
                + " count(*) FILTER (regexp_full_match(v, '[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?')),"
                + " count(*) FILTER (lower(v) IN ('true', 'false')),"
                + " count(*) FILTER (regexp_full_match(v, '(\\d{4}-\\d{2}-\\d{2}|\\d{2}/\\d{2}/\\d{4})') AND "
                + dateTime + " IS NOT NULL), count(" + dateTime + ") FROM (SELECT " + value + " AS v FROM (SELECT "
                + column.sql() + " AS v FROM " + relation.sql() + " LIMIT " + rows + "))";
        return tables.first(
                        sql,
                        r -> new Counts(
                                r.getLong(1),
                                r.getLong(2),
                                r.getLong(3),
                                r.getLong(4),
                                r.getLong(5),
                                r.getLong(6),
                                r.getLong(7)))
                .map(Counts::type)
                .orElse(ColumnType.STRING);
    }
}
