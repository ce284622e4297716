package studio.atelier.algorithms.xgboost.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows of a CSV file: label, then the weight if there is one, then the features.
 *
 * @param lines lines read, blank ones too
 */
record CsvPiece(float[] labels, float[] weights, float[] values, int rows, int lines) {

    /** Reads pieces of files that have so many columns, separated by such a byte. */
    record Parser(int columns, boolean labelled, boolean weighted, byte separator)
            implements FilePieces.Parser<CsvPiece> {

        private int features() {
            return columns - (labelled ? 1 : 0) - (weighted ? 1 : 0);
        }

        @Override
        public int lines(CsvPiece parsed) {
            return parsed.lines();
        }

        @Override
        public CsvPiece parse(byte[] bytes, int start, int end) throws BadLineException {
            int features = features();
            int capacity = 1 + (end - start) / Math.max(2, firstLine(bytes, start, end) * 9 / 10);
            float[] labels = new float[capacity];
            float[] weights = weighted ? new float[capacity] : new float[0];
            float[] values = new float[Math.multiplyExact(capacity, features)];
            int rows = 0;
            int lines = 0;
            int at = start;
            while (at < end) {
                if (blank(bytes, at)) {
                    at = nextLine(bytes, at);
                    lines++;
                    continue;
                }
                if (rows == capacity) {
                    capacity += capacity / 2 + 16;
                    labels = Arrays.copyOf(labels, capacity);
                    weights = weighted ? Arrays.copyOf(weights, capacity) : weights;
                    values = Arrays.copyOf(values, Math.multiplyExact(capacity, features));
                }
                int to = rows * features;
                int column = 0;
                boolean more = true;
                while (more) {
                    int from = at;
                    byte b = bytes[at];
                    while (b != separator && b != '\n') {
                        b = bytes[++at];
                    }
                    more = b == separator;
                    int cellEnd = !more && at > from && bytes[at - 1] == '\r' ? at - 1 : at;
                    at++;
                    if (column >= columns) {
                        throw ragged(bytes, at - 1, more, column + 1, lines);
                    }
                    double value = Decimal.parse(bytes, from, cellEnd);
                    if (Decimal.isNoNumber(value)) {
                        throw notANumber(bytes, from, cellEnd, column, lines);
                    }
                    if (labelled && column == 0) {
                        labels[rows] = (float) value;
                    } else if (weighted && column == 1) {
                        weights[rows] = (float) value;
                    } else {
                        values[to++] = (float) value;
                    }
                    column++;
                }
                if (column != columns) {
                    throw ragged(bytes, at - 1, false, column, lines);
                }
                if (labelled && Float.isNaN(labels[rows])) {
                    throw new BadLineException(lines, "the label in column 1 is missing");
                }
                rows++;
                lines++;
            }
            return new CsvPiece(labels, weights, values, rows, lines);
        }

        private BadLineException ragged(byte[] bytes, int at, boolean more, int cells, int line) {
            int count = cells;
            for (int i = at + 1; more && bytes[i] != '\n'; i++) {
                count += bytes[i] == separator ? 1 : 0;
            }
            return new BadLineException(
                    line,
                    "the row has " + (more ? count + 1 : count) + " columns where the first row of the channel has "
                            + columns);
        }

        private static BadLineException notANumber(byte[] bytes, int from, int to, int column, int line) {
            String text = new String(bytes, from, Math.min(to - from, 60), StandardCharsets.UTF_8);
            return new BadLineException(
                    line,
                    "column " + (column + 1) + " holds \"" + text + "\", which is no number."
                            + (line == 0
                                    ? " If it is a header row, remove it: the file must hold numbers only, the label"
                                            + " first."
                                    : " Encode text as numbers first, and leave the cell empty for a missing value."));
        }

        private static int firstLine(byte[] bytes, int start, int end) {
            int at = start;
            while (at < end && bytes[at] != '\n') {
                at++;
            }
            return at - start + 1;
        }

        private static boolean blank(byte[] bytes, int at) {
            return bytes[at] == '\n' || (bytes[at] == '\r' && bytes[at + 1] == '\n');
        }

        private static int nextLine(byte[] bytes, int at) {
            int feed = at;
            while (bytes[feed] != '\n') {
                feed++;
            }
            return feed + 1;
        }
    }
}
