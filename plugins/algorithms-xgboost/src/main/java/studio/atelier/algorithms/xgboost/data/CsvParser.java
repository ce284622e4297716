package studio.atelier.algorithms.xgboost.data;

import java.nio.charset.StandardCharsets;

/** Parses lines of numbers. An empty cell, or one that says {@code nan}, is a missing value. */
final class CsvParser implements TextChunks.Parser<DenseRows> {

    private static final int SHOWN = 40;

    private final CsvFormat format;
    private final byte delimiter;
    private final FloatReader reader = new FloatReader();
    private float[] scratch = new float[1 << 16];
    private int cellEnd;

    CsvParser(CsvFormat format) {
        this.format = format;
        this.delimiter = format.delimiter();
    }

    @Override
    public DenseRows parse(byte[] bytes, int from, int to) throws DataProblem {
        DenseRows rows = new DenseRows(format.features(), format.weighted(), scratch);
        int at = from;
        while (at < to) {
            if (bytes[at] == '\n') {
                at++;
            } else if (bytes[at] == '\r' && at + 1 < to && bytes[at + 1] == '\n') {
                at += 2;
            } else {
                at = row(rows, bytes, at, to);
            }
        }
        scratch = rows.pack();
        return rows;
    }

    /** Parses the line at {@code start}; returns where the next one starts. */
    private int row(DenseRows rows, byte[] bytes, int start, int to) throws DataProblem {
        rows.reserve();
        float[] values = rows.values();
        int target = rows.offset();
        int columns = format.columns();
        int first = format.weighted() ? 2 : 1;
        int at = start;
        for (int column = 0; column < columns; column++) {
            float value = cell(bytes, at, to, column);
            int end = cellEnd;
            if (column >= first) {
                values[target++] = value;
            } else if (column == 0) {
                rows.label(label(value, at));
            } else {
                rows.weight(weight(value, at));
            }
            boolean last = column == columns - 1;
            if (end < to && bytes[end] == delimiter) {
                if (last) {
                    throw ragged(bytes, start, to);
                }
                at = end + 1;
            } else if (last) {
                at = end;
            } else {
                throw ragged(bytes, start, to);
            }
        }
        rows.commit();
        if (at < to && bytes[at] == '\r') {
            at++;
        }
        return at < to ? at + 1 : at;
    }

    private float cell(byte[] bytes, int from, int to, int column) throws DataProblem {
        float value = reader.read(bytes, from, to);
        int end = reader.end();
        if (end >= 0 && ends(bytes, end, to)) {
            cellEnd = end;
            return value;
        }
        return carefully(bytes, from, to, column);
    }

    private boolean ends(byte[] bytes, int at, int to) {
        return at >= to
                || bytes[at] == delimiter
                || bytes[at] == '\n'
                || (bytes[at] == '\r' && (at + 1 >= to || bytes[at + 1] == '\n'));
    }

    /** A cell that is empty, quoted, padded, of unusual size, or no number. */
    private float carefully(byte[] bytes, int from, int to, int column) throws DataProblem {
        int end = from;
        while (!ends(bytes, end, to)) {
            end++;
        }
        cellEnd = end;
        String text = new String(bytes, from, end - from, StandardCharsets.UTF_8).strip();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return Numbers.parse(text, from, column + 1);
    }

    private static float label(float value, int position) throws DataProblem {
        if (Float.isNaN(value)) {
            throw new DataProblem("the label is missing; every row needs one.", position, 1);
        }
        return value;
    }

    private static float weight(float value, int position) throws DataProblem {
        if (!(value >= 0)) {
            throw new DataProblem("the weight " + value + " must be 0 or more (csv_weights is 1).", position, 2);
        }
        return value;
    }

    private DataProblem ragged(byte[] bytes, int start, int to) {
        int cells = 1;
        int at = start;
        for (; at < to && bytes[at] != '\n'; at++) {
            cells += bytes[at] == delimiter ? 1 : 0;
        }
        String line = new String(bytes, start, Math.min(at - start, SHOWN), StandardCharsets.UTF_8);
        return new DataProblem(
                "the line has " + cells + " columns where the first line has " + format.columns() + ": "
                        + line.stripTrailing() + (at - start > SHOWN ? "..." : ""),
                start,
                0);
    }
}
