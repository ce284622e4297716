package studio.atelier.engine.dataprep.view;

import java.sql.SQLException;
import java.util.stream.Collectors;

/** What DuckDB says of a file, without its advice on SQL. */
final class DuckErrors {

    private static final int LINES = 4;

    private DuckErrors() {}

    static String words(SQLException e) {
        if (String.valueOf(e.getMessage()).contains("not possible to automatically detect")) {
            return "its rows have different numbers of fields.";
        }
        String text = String.valueOf(e.getMessage())
                .lines()
                .takeWhile(line -> !line.startsWith("Possible") && !line.strip().startsWith("file ="))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("LINE ") && !line.equals("^"))
                .limit(LINES)
                .collect(Collectors.joining(" "));
        return text.replaceFirst("^(java\\.sql\\.SQLException: )?[A-Z][A-Za-z ]* Error: ", "");
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
