package studio.atelier.algorithms.xgboost.data;

/** Something is wrong at a place of a text; the reader of the file turns it into file, line and column. */
final class DataProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final int column;

    /**
     * @param position index into the bytes that were being read
     * @param column number of the cell in its line, from 1; 0 if it concerns the whole line
     */
    DataProblem(String message, int position, int column) {
        super(message, null, false, false);
        this.position = position;
        this.column = column;
    }

    int position() {
        return position;
    }

    int column() {
        return column;
    }
}
