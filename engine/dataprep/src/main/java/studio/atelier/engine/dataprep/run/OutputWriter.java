package studio.atelier.engine.dataprep.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.Relation;
import studio.atelier.engine.dataprep.table.Sql;
import studio.atelier.engine.dataprep.table.TableEngine;

/** Writes a table to part files, in its row order. */
final class OutputWriter {

    private final TableEngine tables;

    OutputWriter(TableEngine tables) {
        this.tables = tables;
    }

    /** @return the files, at least one */
    List<Path> write(Relation table, FlowRequest.Output output) throws SQLException, IOException {
        Files.createDirectories(output.folder());
        OutputFormat format = output.format();
        if (format.partitionBy().isEmpty()) {
            return slices(table, "SELECT " + table.list() + " FROM " + table.sql(), output.folder(), format);
        }
        List<Column> by = new ArrayList<>();
        for (String name : format.partitionBy()) {
            by.add(table.column(name)
                    .orElseThrow(() -> new OperatorException(
                            "partition_by names the column \"" + name + "\", which is not there.")));
        }
        String rest = table.list(c -> by.contains(c) ? "" : c.sql());
        if (rest.isEmpty()) {
            throw new OperatorException("partition_by names all columns; nothing would be left to write.");
        }
        String keys = by.stream().map(c -> "CAST(" + c.sql() + " AS VARCHAR)").collect(Collectors.joining(", "));
        List<List<Optional<String>>> values =
                tables.query("SELECT DISTINCT " + keys + " FROM " + table.sql() + " ORDER BY ALL", row -> {
                    List<Optional<String>> value = new ArrayList<>();
                    for (int i = 1; i <= by.size(); i++) {
                        value.add(Optional.ofNullable(row.getString(i)));
                    }
                    return value;
                });
        List<Path> files = new ArrayList<>();
        for (List<Optional<String>> value : values) {
            Path folder = output.folder();
            List<String> where = new ArrayList<>();
            for (int i = 0; i < by.size(); i++) {
                Optional<String> v = value.get(i);
                folder = folder.resolve(by.get(i).name().replaceAll("[^\\w.-]", "_") + "="
                        + v.map(OutputWriter::escaped).orElse("__HIVE_DEFAULT_PARTITION__"));
                where.add("CAST(" + by.get(i).sql() + " AS VARCHAR) IS NOT DISTINCT FROM "
                        + v.map(Sql::text).orElse("NULL"));
            }
            Files.createDirectories(folder);
            files.addAll(slices(
                    table,
                    "SELECT " + rest + " FROM " + table.sql() + " WHERE " + String.join(" AND ", where),
                    folder,
                    format));
        }
        return files;
    }

    private List<Path> slices(Relation table, String select, Path folder, OutputFormat format) throws SQLException {
        List<Path> files = new ArrayList<>();
        long rows = format.partitions() == 1
                ? 0
                : tables.first("SELECT count(*) FROM (" + select + ")", r -> r.getLong(1))
                        .orElse(0L);
        for (int i = 0; i < format.partitions(); i++) {
            long from = rows * i / format.partitions();
            long to = rows * (i + 1) / format.partitions();
            String slice = format.partitions() == 1 ? select : select + " LIMIT " + (to - from) + " OFFSET " + from;
            Path file = folder.resolve(String.format(Locale.ROOT, "part-%05d%s", i, format.extension()));
            tables.execute("COPY (" + slice + ") TO " + Sql.text(file.toString()) + " " + format.options());
            files.add(file);
        }
        return files;
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (char c : value.toCharArray()) {
            escaped.append(
                    c < ' ' || "\"#%'*/:=?\\{[]^<>|".indexOf(c) >= 0
                            ? String.format(Locale.ROOT, "%%%02X", (int) c)
                            : c);
        }
        return escaped.toString();
    }
}
