package studio.atelier.algorithms.xgboost.data;

import java.nio.charset.StandardCharsets;

/**
 * Parses lines {@code label[:weight] [qid:n] index:value ...}. Indices are taken as they stand, as the
 * library's own reader does: a file that counts from 1 has an empty column 0. A {@code #} starts a
 * comment.
 */
final class LibsvmParser implements TextChunks.Parser<SparseRows> {

    private static final int MOST_COLUMNS = Integer.MAX_VALUE - 1;

    private final FloatReader reader = new FloatReader();
    private int at;

    @Override
    public SparseRows parse(byte[] bytes, int from, int to) throws DataProblem {
        SparseRows rows = new SparseRows();
        at = from;
        while (at < to) {
            row(rows, bytes, to);
        }
        return rows;
    }

    private void row(SparseRows rows, byte[] bytes, int to) throws DataProblem {
        skipBlanks(bytes, to);
        if (lineEnds(bytes, to)) {
            nextLine(bytes, to);
            return;
        }
        float label = number(bytes, to, "the label", 1);
        float weight = Float.NaN;
        int group = -1;
        if (at < to && bytes[at] == ':') {
            at++;
            int start = at;
            weight = number(bytes, to, "the weight", 1);
            if (!(weight >= 0)) {
                throw new DataProblem("the weight " + weight + " must be 0 or more.", start, 1);
            }
        }
        int column = 1;
        while (true) {
            int before = at;
            skipBlanks(bytes, to);
            if (lineEnds(bytes, to)) {
                break;
            }
            column++;
            if (at == before) {
                throw unexpected(bytes, to, before, column);
            }
            if (at + 4 < to && bytes[at] == 'q' && bytes[at + 1] == 'i' && bytes[at + 2] == 'd') {
                at += 3;
                colon(bytes, to, column);
                group = whole(bytes, to, column);
                continue;
            }
            int index = whole(bytes, to, column);
            colon(bytes, to, column);
            rows.add(index, number(bytes, to, "the value of index " + index, column));
        }
        rows.endRow(label, weight, group);
        nextLine(bytes, to);
    }

    private void skipBlanks(byte[] bytes, int to) {
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
    }

    private boolean lineEnds(byte[] bytes, int to) {
        return at >= to || bytes[at] == '\n' || bytes[at] == '#';
    }

    private void nextLine(byte[] bytes, int to) {
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        at++;
    }

    private float number(byte[] bytes, int to, String what, int column) throws DataProblem {
        float value = reader.read(bytes, at, to);
        int end = reader.end();
        if (end < 0) {
            String token = token(bytes, to);
            value = Numbers.parse(token, at, column);
            end = at + token.getBytes(StandardCharsets.UTF_8).length;
            if (Float.isNaN(value) && column == 1) {
                throw new DataProblem(what + " is missing.", at, column);
            }
        }
        at = end;
        return value;
    }

    private int whole(byte[] bytes, int to, int column) throws DataProblem {
        long value = 0;
        int start = at;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && value <= MOST_COLUMNS) {
            value = value * 10 + (bytes[at] - '0');
            at++;
        }
        if (at == start || value >= MOST_COLUMNS) {
            throw unexpected(bytes, to, start, column);
        }
        return (int) value;
    }

    private void colon(byte[] bytes, int to, int column) throws DataProblem {
        if (at >= to || bytes[at] != ':') {
            throw unexpected(bytes, to, at, column);
        }
        at++;
    }

    /** What stands at the position, up to a blank or a colon. */
    private String token(byte[] bytes, int to) {
        int end = at;
        while (end < to && bytes[end] > ' ' && bytes[end] != ':') {
            end++;
        }
        return new String(bytes, at, end - at, StandardCharsets.UTF_8);
    }

    private DataProblem unexpected(byte[] bytes, int to, int position, int column) {
        at = position;
        while (at > 0 && bytes[at - 1] > ' ') {
            at--;
        }
        int end = at;
        while (end < to && bytes[end] > ' ' && end - at < 40) {
            end++;
        }
        String text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
        return new DataProblem("'" + text + "' is not INDEX:VALUE as libsvm has it.", position, column);
    }
}
