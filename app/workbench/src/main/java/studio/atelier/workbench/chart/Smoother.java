package studio.atelier.workbench.chart;

import java.util.Map;
import java.util.WeakHashMap;

/**
 * Exponential moving averages of lines, kept up to date as points come. The weight of the empty past is divided out, so
 * that the first values are not pulled to zero. A bounded number of points is done at a time: a frame never waits.
 */
final class Smoother {

    private static final int AT_A_TIME = 200_000;

    private final Map<SeriesData, Average> averages = new WeakHashMap<>();

    private static final class Average {
        private final double weight;
        private final SeriesData smooth = new SeriesData();
        private double sum;
        private double past = 1;
        private int done;

        Average(double weight) {
            this.weight = weight;
        }

        boolean advance(SeriesData source) {
            int to = Math.min(source.size(), done + AT_A_TIME);
            double[] x = new double[to - done];
            double[] y = new double[to - done];
            for (int i = done; i < to; i++) {
                double value = source.y(i);
                x[i - done] = source.x(i);
                y[i - done] = Double.isFinite(value) ? next(value) : Double.NaN;
            }
            smooth.append(x, y);
            done = to;
            return done < source.size();
        }

        private double next(double value) {
            sum = weight * sum + (1 - weight) * value;
            past *= weight;
            return sum / (1 - past);
        }
    }

    private boolean behind;

    /** @return the smoothed points; fewer than the source while the rest is worked on */
    SeriesData smooth(SeriesData source, double weight) {
        Average average = averages.get(source);
        if (average == null || average.weight != weight) {
            average = new Average(weight);
            averages.put(source, average);
        }
        behind |= average.advance(source);
        return average.smooth;
    }

    /** @return whether points were left for the next frame since this was last asked */
    boolean takeBehind() {
        boolean was = behind;
        behind = false;
        return was;
    }
}
