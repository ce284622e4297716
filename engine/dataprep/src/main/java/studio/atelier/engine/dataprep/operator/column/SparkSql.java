package studio.atelier.engine.dataprep.operator.column;

import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.table.Sql;

/** Spark's way to write SQL expressions, in DuckDB's. Only what differs in quoting is changed. */
final class SparkSql {

    private SparkSql() {}

    /** Backquoted names become quoted names; texts in double quotes become texts. */
    static String expression(String spark) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < spark.length(); i++) {
            char c = spark.charAt(i);
            if (c != '`' && c != '"' && c != '\'') {
                sql.append(c);
                continue;
            }
            int end = i + 1;
            StringBuilder inside = new StringBuilder();
            while (end < spark.length() && spark.charAt(end) != c) {
                if (spark.charAt(end) == '\\' && c != '`' && end + 1 < spark.length()) {
                    end++;
                }
                inside.append(spark.charAt(end++));
            }
            if (end == spark.length()) {
                throw new OperatorException("the formula has a quote " + c + " that is not closed: " + spark);
            }
            sql.append(c == '`' ? Sql.name(inside.toString()) : Sql.text(inside.toString()));
            i = end;
        }
        return sql.toString();
    }
}
