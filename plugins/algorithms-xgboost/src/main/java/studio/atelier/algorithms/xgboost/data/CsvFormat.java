package studio.atelier.algorithms.xgboost.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import studio.atelier.engine.api.algorithm.AlgorithmException;

/**
 * The shape of a channel's CSV files, taken from their first line: label first, then the weight if
 * there is one, then the features; no header.
 *
 * @param delimiter the byte between cells: a comma, else a semicolon, tab or bar if the first line has
 *     no comma
 * @param columns cells in a line
 * @param weighted true if the second column is the row's weight
 */
record CsvFormat(byte delimiter, int columns, boolean weighted) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /** Features in a row. */
    int features() {
        return columns - (weighted ? 2 : 1);
    }

    static CsvFormat of(List<Path> files, boolean weighted) throws IOException, AlgorithmException {
        Path file = files.getFirst();
        String line = firstLine(file);
        char delimiter = DELIMITERS.stream()
                .filter(candidate -> line.indexOf(candidate) >= 0)
                .findFirst()
                .orElse(',');
        int columns = 1 + (int) line.chars().filter(each -> each == delimiter).count();
        CsvFormat format = new CsvFormat((byte) delimiter, columns, weighted);
        if (format.features() < 1) {
            throw AlgorithmException.clientError(
                    file.getFileName() + ", line 1: there are " + columns + " columns; SageMaker's CSV has the label"
                            + (weighted ? ", the weight (csv_weights is 1)" : "")
                            + " and at least one feature, with commas between them.");
        }
        return format;
    }

    private static String firstLine(Path file) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int read = in.read(); read >= 0; read = in.read()) {
                if (read != '\n') {
                    line.write(read);
                } else if (!line.toString(StandardCharsets.ISO_8859_1).isBlank()) {
                    break;
                }
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
