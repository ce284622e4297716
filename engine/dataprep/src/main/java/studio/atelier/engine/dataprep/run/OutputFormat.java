package studio.atelier.engine.dataprep.run;

import java.util.List;
import java.util.Map;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.Parameters;

/**
 * How an output is written.
 *
 * @param parquet Parquet rather than CSV
 * @param delimiter of CSV
 * @param header whether CSV starts with the columns' names
 * @param gzip whether the files are packed with gzip
 * @param partitions number of files; each holds a run of rows
 * @param partitionBy columns that get a folder {@code column=value} for each value
 */
public record OutputFormat(
        boolean parquet, char delimiter, boolean header, boolean gzip, int partitions, List<String> partitionBy) {

    /** CSV with a header, as Data Wrangler writes it. */
    public static final OutputFormat CSV = new OutputFormat(false, ',', true, false, 1, List.of());

    private static final int MOST_PARTITIONS = 9999;

    public OutputFormat {
        partitionBy = List.copyOf(partitionBy);
    }

    /**
     * Reads {@code output_config} of a destination, or an entry of a job's {@code --output-config}.
     * What it does not say is as in {@code otherwise}.
     *
     * @throws OperatorException if a value is wrong
     */
    public static OutputFormat of(Parameters config, OutputFormat otherwise) {
        Map<String, Boolean> types = Map.of("CSV", false, "PARQUET", true);
        boolean parquet =
                config.choice("content_type", types, config.choice("output_content_type", types, otherwise.parquet()));
        String delimiter = config.text("delimiter", String.valueOf(otherwise.delimiter()));
        if (delimiter.length() != 1) {
            throw new OperatorException(
                    config.at("delimiter") + " must be one character, found \"" + delimiter + "\".");
        }
        Parameters partition = config.object("partition_config");
        long partitions = partition.integer("num_partitions", otherwise.partitions());
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new OperatorException(partition.at("num_partitions") + " must be from 1 to " + MOST_PARTITIONS + ".");
        }
        List<String> by = partition.columns("partition_by");
        return new OutputFormat(
                parquet,
                delimiter.charAt(0),
                config.flag("header", otherwise.header()),
                config.choice("compression", Map.of("none", false, "gzip", true), otherwise.gzip()),
                (int) partitions,
                by.isEmpty() ? otherwise.partitionBy() : by);
    }

    /** The end of file names, with its dot. */
    String extension() {
        return parquet ? ".parquet" : gzip ? ".csv.gz" : ".csv";
    }

    /** Options of DuckDB's COPY. */
    String options() {
        return parquet
                ? "(FORMAT parquet, COMPRESSION '" + (gzip ? "gzip" : "snappy") + "')"
                : "(FORMAT csv, HEADER " + header + ", DELIMITER "
                        + studio.atelier.engine.dataprep.table.Sql.text(String.valueOf(delimiter))
                        + ", COMPRESSION '" + (gzip ? "gzip" : "none") + "')";
    }
}
