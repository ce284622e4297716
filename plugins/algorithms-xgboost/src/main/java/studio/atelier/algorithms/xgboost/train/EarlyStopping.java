package studio.atelier.algorithms.xgboost.train;

import studio.atelier.algorithms.xgboost.metric.MetricNames;

/** Remembers the best round and says when waiting for a better one has gone on long enough. */
final class EarlyStopping {

    private final int patience;
    private int bestRound = -1;
    private double best = Double.NaN;

    /** @param patience rounds without a better value after which to stop */
    EarlyStopping(int patience) {
        this.patience = patience;
    }

    /** Takes the value of a round, and tells whether to stop after it. */
    boolean stopAfter(int round, String metric, double value) {
        boolean better = MetricNames.higherIsBetter(metric) ? value > best : value < best;
        if (bestRound < 0 || better) {
            best = value;
            bestRound = round;
        }
        return round - bestRound >= patience;
    }

    /** The best round so far, from 0; -1 before the first. */
    int bestRound() {
        return bestRound;
    }

    double best() {
        return best;
    }
}
