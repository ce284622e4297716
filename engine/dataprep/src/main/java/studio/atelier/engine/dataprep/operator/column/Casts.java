package studio.atelier.engine.dataprep.operator.column;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.ColumnType;
import studio.atelier.engine.dataprep.table.Sql;

/** SQL that turns a column into another type; what does not fit becomes null. */
public final class Casts {

    /** Dates and times as Data Wrangler reads them; the first that fits counts. */
    static final List<String> DATE_TIMES = Stream.of("%Y-%m-%d", "%m/%d/%Y")
            .flatMap(day -> Stream.of(
                            "",
                            " %H:%M",
                            " %H:%M:%S",
                            " %H:%M:%S.%g",
                            " %H:%M:%S.%f",
                            " %H:%M:%S%z",
                            " %H:%M:%S.%f%z",
                            "T%H:%M",
                            "T%H:%M:%S",
                            "T%H:%M:%S.%g",
                            "T%H:%M:%S.%f",
                            "T%H:%M:%SZ",
                            "T%H:%M:%S.%fZ",
                            "T%H:%M:%S%z",
                            "T%H:%M:%S.%f%z")
                    .map(time -> day + time))
            .toList();

    private static final Map<Character, String> JAVA_TO_STRPTIME =
            Map.of('y', "%Y", 'M', "%m", 'd', "%d", 'H', "%H", 'm', "%M", 's', "%S", 'S', "%g", 'a', "%p", 'h', "%I");

    private Casts() {}

    /** @param formats of dates in text, in DuckDB's notation; the usual ones are tried after them */
    public static String cast(Column column, ColumnType to, List<String> formats) {
        if (column.type() == to) {
            return column.sql();
        }
        return switch (to) {
            case LONG -> toLong(column);
            case FLOAT -> toFloat(column);
            case BOOL -> toBool(column);
            case STRING -> "CAST(" + column.sql() + " AS VARCHAR)";
            case DATE ->
                column.type() == ColumnType.DATETIME
                        ? "CAST(" + column.sql() + " AS DATE)"
                        : "CAST(" + dateTime(column, formats) + " AS DATE)";
            case DATETIME ->
                column.type() == ColumnType.DATE
                        ? "CAST(" + column.sql() + " AS TIMESTAMP)"
                        : dateTime(column, formats);
            case ARRAY, STRUCT -> "TRY_CAST(" + column.sql() + " AS " + to.sql() + ")";
        };
    }

    private static String toLong(Column column) {
        String c = column.sql();
        return switch (column.type()) {
            // A fraction in text is no whole number; it is lost rather than rounded, as Data Wrangler does.
            case STRING -> "TRY_CAST(regexp_extract(trim(" + c + "), '^([+-]?\\d+)(\\.0*)?$', 1) AS BIGINT)";
            case FLOAT -> "TRY_CAST(trunc(" + c + ") AS BIGINT)";
            case DATETIME, DATE -> "CAST(epoch(" + c + ") AS BIGINT)";
            default -> "TRY_CAST(" + c + " AS BIGINT)";
        };
    }

    private static String toFloat(Column column) {
        String c = column.sql();
        return switch (column.type()) {
            case STRING ->
                "TRY_CAST(CASE WHEN regexp_full_match(trim(" + c
                        + "), '[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|(?i:[+-]?inf(inity)?)') THEN trim(" + c
                        + ") END AS DOUBLE)";
            case DATETIME, DATE -> "CAST(epoch(" + c + ") AS DOUBLE)";
            default -> "TRY_CAST(" + c + " AS DOUBLE)";
        };
    }

    private static String toBool(Column column) {
        String c = column.sql();
        return switch (column.type()) {
            case STRING ->
                "CASE lower(trim(" + c
                        + ")) WHEN 'true' THEN true WHEN 'false' THEN false WHEN '1' THEN true WHEN '0' THEN false END";
            case LONG, FLOAT -> "(" + c + " <> 0)";
            default -> "TRY_CAST(" + c + " AS BOOLEAN)";
        };
    }

    private static String dateTime(Column column, List<String> formats) {
        if (column.type().numeric()) {
            return "CAST(to_timestamp(CAST(" + column.sql() + " AS DOUBLE)) AS TIMESTAMP)";
        }
        List<String> all = Stream.concat(formats.stream(), Stream.concat(DATE_TIMES.stream(), Stream.of("%Y%m%d")))
                .distinct()
                .toList();
        return "CAST(try_strptime(trim(CAST(" + column.sql() + " AS VARCHAR)), " + Sql.texts(all) + ") AS TIMESTAMP)";
    }

    /** {@code dd-MM-yyyy HH:mm} in DuckDB's notation. */
    static String format(String java) {
        StringBuilder format = new StringBuilder();
        for (int i = 0; i < java.length(); i++) {
            char letter = java.charAt(i);
            String unit = JAVA_TO_STRPTIME.get(letter);
            if (unit == null) {
                format.append(letter == '\'' ? "" : letter);
                continue;
            }
            while (i + 1 < java.length() && java.charAt(i + 1) == letter) {
                i++;
            }
            format.append(unit);
        }
        return format.toString();
    }
}
