package studio.atelier.engine.dataprep.table;

import java.util.Locale;
import java.util.Optional;

/** The types that flows know, by their words, and what DuckDB calls them. */
public enum ColumnType {
    BOOL("bool", "BOOLEAN"),
    DATE("date", "DATE"),
    DATETIME("datetime", "TIMESTAMP"),
    FLOAT("float", "DOUBLE"),
    LONG("long", "BIGINT"),
    STRING("string", "VARCHAR"),
    ARRAY("array", "DOUBLE[]"),
    STRUCT("struct", "JSON");

    private final String word;
    private final String sql;

    ColumnType(String word, String sql) {
        this.word = word;
        this.sql = sql;
    }

    /** The word of flow files. */
    public String word() {
        return word;
    }

    /** The type's name in DuckDB. */
    public String sql() {
        return sql;
    }

    public boolean numeric() {
        return this == LONG || this == FLOAT;
    }

    /** Flow files write the words in any case. */
    public static Optional<ColumnType> ofWord(String word) {
        return switch (word.toLowerCase(Locale.ROOT).strip()) {
            case "bool", "boolean" -> Optional.of(BOOL);
            case "date" -> Optional.of(DATE);
            case "datetime", "timestamp" -> Optional.of(DATETIME);
            case "float", "double" -> Optional.of(FLOAT);
            case "long", "int", "integer" -> Optional.of(LONG);
            case "string" -> Optional.of(STRING);
            case "array" -> Optional.of(ARRAY);
            case "struct" -> Optional.of(STRUCT);
            default -> Optional.empty();
        };
    }

    /** The nearest type of a column of DuckDB. */
    public static ColumnType ofSql(String type) {
        if (type.endsWith("]")) {
            return ARRAY;
        }
        if (type.startsWith("DECIMAL")) {
            return FLOAT;
        }
        if (type.startsWith("STRUCT") || type.startsWith("MAP") || type.equals("JSON")) {
            return STRUCT;
        }
        return switch (type) {
            case "BOOLEAN" -> BOOL;
            case "DATE" -> DATE;
            case "FLOAT", "DOUBLE" -> FLOAT;
            case "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "HUGEINT",
                    "UHUGEINT" -> LONG;
            default -> type.startsWith("TIMESTAMP") ? DATETIME : STRING;
        };
    }
}
