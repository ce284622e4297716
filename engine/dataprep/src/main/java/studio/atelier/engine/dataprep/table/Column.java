package studio.atelier.engine.dataprep.table;

/** A column of a table. Names are told apart without regard to case, as Spark does. */
public record Column(String name, ColumnType type) {

    /** The name as SQL writes it. */
    public String sql() {
        return Sql.name(name);
    }

    /**
     * SQL that is true where the value is missing: null, or blank for text, or NaN for numbers with
     * a fraction.
     */
    public String missing() {
        return switch (type) {
            case STRING -> "(" + sql() + " IS NULL OR trim(" + sql() + ", ' ' || chr(9) || chr(10) || chr(13)) = '')";
            case FLOAT -> "(" + sql() + " IS NULL OR isnan(" + sql() + "))";
            default -> "(" + sql() + " IS NULL)";
        };
    }
}
