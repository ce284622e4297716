package studio.atelier.algorithms.xgboost.input;

/** A line that cannot be read. Counted from the piece of the file that it was found in. */
final class BadLineException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param line index of the line within the piece, from 0 */
    BadLineException(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
