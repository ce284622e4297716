package studio.atelier.algorithms.xgboost.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.algorithm.AlgorithmException;

/** Reads {@code text/csv}: no header, the label in the first column, numbers only. */
final class CsvReader {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final boolean labelled;
    private final boolean weighted;

    /** @param weighted whether the second column is the row's weight */
    CsvReader(boolean labelled, boolean weighted) {
        this.labelled = labelled;
        this.weighted = weighted;
    }

    Table read(Path folder, List<Path> files, int threads)
            throws IOException, AlgorithmException, InterruptedException {
        String first = firstLine(files.getFirst());
        char separator = separator(first);
        int columns = (int) first.chars().filter(c -> c == separator).count() + 1;
        int special = (labelled ? 1 : 0) + (weighted ? 1 : 0);
        if (columns <= special) {
            throw AlgorithmException.clientError(folder.relativize(files.getFirst()) + ", line 1: there "
                    + (columns == 1 ? "is one column" : "are " + columns + " columns") + ", but the "
                    + (weighted ? "label, the weight (csv_weights=1)" : "label")
                    + " and at least one feature are needed"
                    + ". Columns are separated by commas.");
        }
        List<CsvPiece> pieces = FilePieces.read(
                folder, files, threads, new CsvPiece.Parser(columns, labelled, weighted, (byte) separator));
        return table(pieces, columns - special);
    }

    private static String firstLine(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    return line;
                }
            }
        }
        return "";
    }

    private static char separator(String line) {
        for (char candidate : SEPARATORS) {
            if (line.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return ',';
    }

    private Table table(List<CsvPiece> pieces, int features) {
        int rows = 0;
        for (CsvPiece piece : pieces) {
            rows = Math.addExact(rows, piece.rows());
        }
        float[] labels = new float[rows];
        float @Nullable [] weights = weighted ? new float[rows] : null;
        Table.Block[] blocks = new Table.Block[pieces.size()];
        int at = 0;
        for (int i = 0; i < blocks.length; i++) {
            CsvPiece piece = pieces.get(i);
            System.arraycopy(piece.labels(), 0, labels, at, piece.rows());
            if (weights != null) {
                System.arraycopy(piece.weights(), 0, weights, at, piece.rows());
            }
            blocks[i] = new Table.Block(piece.values(), piece.rows());
            at += piece.rows();
        }
        return new Table(labels, weights, null, new Table.Dense(blocks, features));
    }
}
