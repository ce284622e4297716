package studio.atelier.algorithms.xgboost.data;

/** Numbers as text, with the message for what is none. */
final class Numbers {

    private static final int SHOWN = 40;

    private Numbers() {}

    /**
     * Reads a number; empty text and {@code nan} are a missing value.
     *
     * @param position where the text stands in the bytes being parsed
     * @param column number of its cell, from 1
     */
    static float parse(String text, int position, int column) throws DataProblem {
        if (text.isEmpty() || text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("na")) {
            return Float.NaN;
        }
        if (text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            float value = (float) Double.parseDouble(text);
            if (!Float.isInfinite(value)) {
                return value;
            }
        }
        boolean infinite = text.matches("(?i)[+-]?inf(inity)?");
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        throw new DataProblem(
                infinite ? "the value is infinite, which XGBoost cannot use." : "'" + shown + "' is not a number.",
                position,
                column);
    }
}
