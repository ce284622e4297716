package studio.atelier.engine.dataprep.operator.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.table.Relation;
import studio.atelier.engine.dataprep.table.Sql;

/**
 * Reads CSV files into one table of texts. DuckDB reads them as long as they keep to the rules; files
 * in another encoding, with mixed line ends or with rows of another length are read here, as Spark
 * does: what is missing is empty, what is too much is left out, and the log says so.
 */
final class CsvTable {

    private static final int LONGEST = 16 << 20;
    private static final int NAMED = 5;

    private final StepContext context;
    private final CsvFormat format;

    CsvTable(StepContext context, CsvFormat format) {
        this.context = context;
        this.format = format;
    }

    /** A stored table with the files' rows, file after file. */
    Relation read(List<Path> files, boolean filename) throws SQLException, IOException {
        List<String> names = names(files);
        String table = "csv " + context.scratch().getFileName();
        for (Path file : files) {
            String into = file.equals(files.getFirst())
                    ? "CREATE TABLE " + Sql.name(table) + " AS "
                    : "INSERT INTO " + Sql.name(table) + " ";
            String more = filename ? ", " + Sql.text(file.getFileName().toString()) + " AS _data_source_filename" : "";
            String select = strict(file, names);
            if (select.isEmpty() || !loaded(into + "SELECT *" + more + " FROM (" + select + ")")) {
                String mended = strict(mended(file, names), names, new CsvFormat(',', true, 0, StandardCharsets.UTF_8));
                context.tables().execute(into + "SELECT *" + more + " FROM (" + mended + ")");
            }
        }
        return context.tables().describe(table, true);
    }

    private List<String> names(List<Path> files) throws IOException {
        for (Path file : files) {
            try (CsvText.Opened text = CsvText.open(file, format);
                    CsvReader<CsvRecord> records = records(text.reader(), 0)) {
                var all = records.iterator();
                if (all.hasNext()) {
                    return CsvNames.of(all.next().getFields(), format.header());
                }
            } catch (CsvParseException | CharacterCodingException | UncheckedIOException e) {
                throw unreadable(file, e);
            }
        }
        throw new OperatorException(files.getFirst().getFileName() + " is empty: it has no columns.");
    }

    /** @param columns their number; a blank line is a row only if there is one column */
    private CsvReader<CsvRecord> records(Reader reader, int columns) {
        return CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .skipEmptyLines(columns != 1)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST)
                .ofCsvRecord(reader);
    }

    /** Empty if DuckDB cannot read the file's encoding. */
    private String strict(Path file, List<String> names) throws IOException {
        try (CsvText.Opened text = CsvText.open(file, format)) {
            return text.plain() ? strict(file, names, format) : "";
        }
    }

    private static String strict(Path file, List<String> names, CsvFormat format) throws IOException {
        String columns =
                names.stream().map(n -> Sql.text(n) + ": 'VARCHAR'").collect(Collectors.joining(", ", "{", "}"));
        return "SELECT * FROM read_csv(" + Sql.text(file.toString()) + ", auto_detect = false, columns = " + columns
                + ", header = " + format.header() + ", skip = " + format.skip() + ", delim = "
                + Sql.text(String.valueOf(format.delimiter())) + ", quote = '\"', escape = '\"', nullstr = ''"
                + ", compression = " + (gzip(file) ? "'gzip'" : "'none'") + ")";
    }

    private static boolean gzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    private boolean loaded(String sql) {
        try {
            context.tables().execute(sql);
            return true;
        } catch (SQLException e) {
            // Not lost: the file is read again without DuckDB's rules, and what is odd in it is logged.
            return false;
        }
    }

    private Path mended(Path file, List<String> names) throws IOException {
        Files.createDirectories(context.scratch());
        Path target = Files.createTempFile(context.scratch(), "mended", ".csv");
        List<Long> odd = new ArrayList<>();
        long count = 0;
        try (CsvText.Opened text = CsvText.open(file, format);
                CsvReader<CsvRecord> records = records(text.reader(), names.size());
                CsvWriter out = CsvWriter.builder().build(target)) {
            out.writeRecord(names);
            boolean first = format.header();
            for (CsvRecord record : records) {
                if (first) {
                    first = false;
                    continue;
                }
                List<String> fields = new ArrayList<>(record.getFields());
                if (fields.size() != names.size()) {
                    count++;
                    if (odd.size() < NAMED) {
                        odd.add(record.getStartingLineNumber() + format.skip());
                    }
                }
                while (fields.size() < names.size()) {
                    fields.add("");
                }
                out.writeRecord(fields.subList(0, names.size()));
            }
        } catch (CsvParseException | CharacterCodingException | UncheckedIOException e) {
            throw unreadable(file, e);
        }
        if (count > 0) {
            context.log("WARNING " + file.getFileName() + ": " + count + " rows do not have " + names.size()
                    + " fields (line " + odd.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + (count > odd.size() ? ", ..." : "")
                    + "). Missing fields are empty, further fields are left out.");
        }
        return target;
    }

    private OperatorException unreadable(Path file, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new OperatorException(
                        file.getFileName() + " is no " + format.charset().name()
                                + " text. Set s3CsvEncodingType to its encoding, for example ISO-8859-1.",
                        e);
            }
        }
        return new OperatorException(file.getFileName() + " is no CSV text: " + e.getMessage() + ".", e);
    }
}
