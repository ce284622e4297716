package studio.atelier.algorithms.xgboost.metric;

import java.util.function.IntToDoubleFunction;

/**
 * How often each class was taken for each other, and what follows from it. Where a ratio has nothing
 * below its line it counts as 0, and averages are over the classes that occur, as scikit-learn has it.
 */
final class Confusion {

    private final long[][] counts;
    private final long[] actual;
    private final long[] predicted;
    private final long rows;

    /**
     * @param labels the true class of each row
     * @param classes the class that was predicted for each row
     * @param size number of classes
     */
    Confusion(float[] labels, int[] classes, int size) {
        this.counts = new long[size][size];
        this.actual = new long[size];
        this.predicted = new long[size];
        this.rows = labels.length;
        for (int i = 0; i < labels.length; i++) {
            int label = (int) labels[i];
            counts[label][classes[i]]++;
            actual[label]++;
            predicted[classes[i]]++;
        }
    }

    double accuracy() {
        long right = 0;
        for (int c = 0; c < counts.length; c++) {
            right += counts[c][c];
        }
        return (double) right / rows;
    }

    double precision(int c) {
        return ratio(counts[c][c], predicted[c]);
    }

    double recall(int c) {
        return ratio(counts[c][c], actual[c]);
    }

    double f1(int c) {
        return ratio(2 * counts[c][c], actual[c] + predicted[c]);
    }

    double precisionMacro() {
        return macro(this::precision);
    }

    double recallMacro() {
        return macro(this::recall);
    }

    double f1Macro() {
        return macro(this::f1);
    }

    /** Mean recall of the classes that there are. */
    double balancedAccuracy() {
        double sum = 0;
        int present = 0;
        for (int c = 0; c < counts.length; c++) {
            if (actual[c] > 0) {
                sum += recall(c);
                present++;
            }
        }
        return sum / present;
    }

    private double macro(IntToDoubleFunction score) {
        double sum = 0;
        int present = 0;
        for (int c = 0; c < counts.length; c++) {
            if (actual[c] + predicted[c] > 0) {
                sum += score.applyAsDouble(c);
                present++;
            }
        }
        return sum / present;
    }

    private static double ratio(long above, long below) {
        return below == 0 ? 0 : (double) above / below;
    }
}
