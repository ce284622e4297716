package studio.atelier.engine.dataprep.view;

import java.util.Locale;
import java.util.Optional;

/** Files of rows that can be looked at. */
public enum TableFormat {
    CSV("CSV"),
    TSV("TSV"),
    JSON_LINES("JSON Lines"),
    PARQUET("Parquet");

    private final String words;

    TableFormat(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Told by a file's name; text formats may be compressed with gzip. */
    public static Optional<TableFormat> ofName(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.endsWith(".gz")) {
            plain = plain.substring(0, plain.length() - 3);
        }
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "csv" -> Optional.of(CSV);
            case "tsv", "tab" -> Optional.of(TSV);
            case "jsonl", "ndjson" -> Optional.of(JSON_LINES);
            case "parquet" -> Optional.of(PARQUET);
            default -> Optional.empty();
        };
    }
}
