package studio.atelier.workbench.chart;

import java.util.Arrays;

/**
 * The least and largest value of every 64 values in a row, of every 512, and so on. One thread appends; others may
 * read whatever lies below a count that was published to them afterwards. Values that are not finite are left out.
 */
final class Pyramid {

    static final int BASE_BITS = 6;
    private static final int STEP_BITS = 3;
    private static final int LEVELS = 9;

    private final Level[] levels = new Level[LEVELS];
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    /** Grows by copying, so that a reader keeps arrays that are whole. */
    private static final class Level {
        private volatile double[] min = new double[16];
        private volatile double[] max = new double[16];

        void put(int bucket, double least, double most) {
            if (bucket == min.length) {
                min = Arrays.copyOf(min, bucket * 2);
                max = Arrays.copyOf(max, bucket * 2);
            }
            min[bucket] = least;
            max[bucket] = most;
        }
    }

    Pyramid() {
        for (int i = 0; i < LEVELS; i++) {
            levels[i] = new Level();
        }
    }

    /** Takes the value with this index; indices come in order. */
    void put(int index, double value) {
        if (Double.isFinite(value)) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if ((index + 1 & (1 << BASE_BITS) - 1) == 0) {
            int bucket = index >> BASE_BITS;
            levels[0].put(bucket, least, most);
            least = Double.POSITIVE_INFINITY;
            most = Double.NEGATIVE_INFINITY;
            raise(bucket);
        }
    }

    private void raise(int bucket) {
        int done = bucket;
        for (int i = 1; i < LEVELS && (done + 1 & (1 << STEP_BITS) - 1) == 0; i++) {
            int first = done + 1 - (1 << STEP_BITS);
            double lo = Double.POSITIVE_INFINITY;
            double hi = Double.NEGATIVE_INFINITY;
            for (int k = first; k <= done; k++) {
                lo = Math.min(lo, levels[i - 1].min[k]);
                hi = Math.max(hi, levels[i - 1].max[k]);
            }
            done >>= STEP_BITS;
            levels[i].put(done, lo, hi);
        }
    }

    /** @return the level of the largest bucket that begins at the index and ends by the limit; -1 if none does */
    static int levelAt(int index, int limit) {
        int level = -1;
        int bits = BASE_BITS;
        while (level + 1 < LEVELS && (index & (1 << bits) - 1) == 0 && limit - index >= 1 << bits) {
            level++;
            bits += STEP_BITS;
        }
        return level;
    }

    static int sizeOf(int level) {
        return 1 << BASE_BITS + level * STEP_BITS;
    }

    double least(int level, int index) {
        return levels[level].min[index >> BASE_BITS + level * STEP_BITS];
    }

    double most(int level, int index) {
        return levels[level].max[index >> BASE_BITS + level * STEP_BITS];
    }
}
