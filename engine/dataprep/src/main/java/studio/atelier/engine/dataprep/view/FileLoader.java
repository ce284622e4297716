package studio.atelier.engine.dataprep.view;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.dataprep.table.Sql;

/** Brings a file to where any row of it can be asked for: Parquet stays where it is, texts are stored. */
final class FileLoader {

    private static final String TABLE = "loaded";
    private static final long SNIFF_ALL = 32L << 20;

    private final Lane lane;
    private final Path file;
    private final Path scratch;
    private final List<String> notes = new ArrayList<>();

    FileLoader(Lane lane, Path file, Path scratch) {
        this.lane = lane;
        this.file = file;
        this.scratch = scratch;
    }

    Loaded load(TableFormat format) throws IOException {
        if (Files.size(file) == 0) {
            throw new TableFileException(
                    file + " is empty: it has no columns and no rows.", new IOException("0 bytes"));
        }
        try {
            return switch (format) {
                case PARQUET -> parquet();
                case JSON_LINES -> json();
                case CSV -> csv("");
                case TSV -> csv(", delim = '\t'");
            };
        } catch (SQLException e) {
            throw new TableFileException(file + " cannot be read as " + format.words() + ": " + DuckErrors.words(e), e);
        }
    }

    private Loaded parquet() throws SQLException, IOException {
        String relation = "read_parquet(" + Sql.text(file.toString()) + ")";
        String codecs = lane.call(statement -> {
            try (ResultSet rows = statement.executeQuery("SELECT string_agg(DISTINCT compression, ', '), "
                    + "count(DISTINCT row_group_id) FROM parquet_metadata(" + Sql.text(file.toString()) + ")")) {
                rows.next();
                String codec = rows.getString(1);
                long groups = rows.getLong(2);
                return (codec == null ? "" : codec.toLowerCase(Locale.ROOT) + ", ")
                        + groups
                        + (groups == 1 ? " row group" : " row groups");
            }
        });
        notes.add(codecs);
        return new Loaded(relation, "file_row_number", notes);
    }

    private Loaded json() throws SQLException, IOException {
        Path text = utf8();
        String source = "read_json(" + Sql.text(text.toString())
                + ", format = 'newline_delimited', maximum_object_size = 67108864, sample_size = "
                + (Files.size(text) <= SNIFF_ALL ? -1 : 20480);
        try {
            store(source + ")");
        } catch (SQLException e) {
            try {
                store(source + ", ignore_errors = true)");
            } catch (SQLException again) {
                again.addSuppressed(e);
                throw again;
            }
            notes.add("lines that are no JSON are shown as empty rows: " + DuckErrors.words(e));
        }
        return new Loaded(TABLE, "rowid", notes);
    }

    private Loaded csv(String delimiter) throws SQLException, IOException {
        Path text = utf8();
        String path = Sql.text(text.toString());
        String sample = ", sample_size = " + (Files.size(text) <= SNIFF_ALL ? -1 : 20480);
        String options = delimiter + sample;
        Dialect dialect = sniff(path, options);
        if (dialect != null
                && dialect.oneColumn()
                && delimiter.isEmpty()
                && firstLine(text).contains(",")) {
            options = ", delim = ','" + sample;
            dialect = sniff(path, options);
        }
        List<String> attempts = List.of(
                options,
                options + ", strict_mode = false, null_padding = true",
                options + ", strict_mode = false, null_padding = true, ignore_errors = true, store_rejects = true",
                options + ", strict_mode = false, null_padding = true, ignore_errors = true, all_varchar = true");
        SQLException first = null;
        for (String attempt : attempts) {
            try {
                store("read_csv(" + path + attempt + ")");
            } catch (SQLException e) {
                if (first == null) {
                    first = e;
                }
                continue;
            }
            Dialect known = dialect == null ? sniff(path, attempt.replace(", store_rejects = true", "")) : dialect;
            if (known != null) {
                notes.addFirst(known.words());
            }
            if (first != null) {
                notes.add(odd(attempt.contains("store_rejects"), first));
            }
            return new Loaded(TABLE, "rowid", notes);
        }
        throw first == null ? new SQLException("It has no rows") : first;
    }

    private String odd(boolean rejects, SQLException first) throws SQLException, IOException {
        if (!rejects) {
            return "not all rows have the same form, read with care: " + DuckErrors.words(first);
        }
        return lane.call(statement -> {
            try (ResultSet rows = statement.executeQuery(
                    "SELECT count(DISTINCT line), min(line), arg_min(error_message, line) FROM reject_errors")) {
                rows.next();
                long count = rows.getLong(1);
                return count == 0
                        ? "not all rows have the same form, read with care: " + DuckErrors.words(first)
                        : count + (count == 1 ? " line was" : " lines were") + " left out, the first is line "
                                + rows.getLong(2) + ": " + DuckErrors.firstLine(String.valueOf(rows.getString(3)));
            }
        });
    }

    private record Dialect(String delimiter, String quote, long skipped, boolean header, boolean oneColumn) {

        String words() {
            String name = switch (delimiter) {
                case "," -> "comma";
                case ";" -> "semicolon";
                case "\t", "\\t" -> "tab";
                case "|" -> "bar";
                case " " -> "space";
                default -> "delimiter " + delimiter;
            };
            String skip =
                    skipped == 0 ? "" : ", " + skipped + (skipped == 1 ? " line" : " lines") + " skipped before them";
            return (oneColumn ? "one column" : "separated by " + name)
                    + (header ? ", header" : ", no header")
                    + (quote.equals("'") ? ", quoted with '" : "")
                    + skip;
        }
    }

    private @Nullable Dialect sniff(String path, String options) throws IOException {
        try {
            return lane.call(statement -> {
                try (ResultSet row = statement.executeQuery(
                        "SELECT Delimiter, Quote, SkipRows, HasHeader, len(Columns) FROM sniff_csv(" + path + options
                                + ")")) {
                    return row.next()
                            ? new Dialect(
                                    String.valueOf(row.getString(1)),
                                    String.valueOf(row.getString(2)),
                                    row.getLong(3),
                                    row.getBoolean(4),
                                    row.getLong(5) == 1)
                            : null;
                }
            });
        } catch (SQLException e) {
            // What is odd in the file is told when it is read, or by the error then.
            return null;
        }
    }

    private void store(String source) throws SQLException, IOException {
        lane.call(statement -> statement.execute("CREATE OR REPLACE TABLE " + TABLE + " AS SELECT * FROM " + source));
    }

    private static String firstLine(Path text) throws IOException {
        if (text.toString().endsWith(".gz")) {
            return "";
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(text), StandardCharsets.UTF_8))) {
            char[] head = new char[4096];
            int read = reader.read(head);
            return new String(head, 0, Math.max(0, read)).lines().findFirst().orElse("");
        }
    }

    /** The file itself, or a copy that DuckDB can read. */
    private Path utf8() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (in.read() == 0x1f && in.read() == 0x8b) {
                notes.add("gzip");
                return file;
            }
        }
        TextEncoding encoding = TextEncoding.of(file);
        if (encoding.isUtf8()) {
            return file;
        }
        Path copy = scratch.resolve("text-" + file.getFileName());
        try (InputStreamReader in = new InputStreamReader(Files.newInputStream(file), encoding.charset());
                Writer out = Files.newBufferedWriter(copy)) {
            if (encoding.mark() > 0) {
                in.read();
            }
            in.transferTo(out);
        }
        String name = encoding.charset().name();
        notes.add(encoding.guessed() ? "read as " + name + ", as it is no UTF-8" : name);
        return copy;
    }

    static String columns(List<ViewColumn> columns) {
        return columns.stream().map(FileLoader::term).collect(Collectors.joining(", "));
    }

    private static String term(ViewColumn column) {
        String name = Sql.name(column.name());
        return switch (column.type()) {
            case BOOL, LONG, FLOAT -> name;
            default -> "left(CAST(" + name + " AS VARCHAR), " + TableFile.LONGEST + ")";
        };
    }
}
