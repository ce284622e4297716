package studio.atelier.engine.dataprep.table;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and values as SQL text. */
public final class Sql {

    private Sql() {}

    /** An identifier, quoted. */
    public static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A text literal. */
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A number literal that keeps every bit. */
    public static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "'" + value + "'::DOUBLE";
        }
        return Double.toString(value).contains("E") ? value + "::DOUBLE" : "CAST('" + value + "' AS DOUBLE)";
    }

    public static String texts(Collection<String> values) {
        return values.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
