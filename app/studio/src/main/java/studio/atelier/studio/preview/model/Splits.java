package studio.atelier.studio.preview.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Adds up the splits of trees by feature. */
final class Splits {

    private final List<String> names;
    private long[] weights = new long[0];
    private double[] gains = new double[0];
    private long nodes;
    private int deepest;

    /**
     * @param names of features by index; those beyond are called f12, as XGBoost does
     */
    Splits(List<String> names) {
        this.names = names;
    }

    /**
     * Adds a tree.
     *
     * @param left left child by node, -1 for a leaf
     * @param right right child by node
     * @param feature that a node splits by
     * @param gain of the split
     */
    void add(int[] left, int[] right, int[] feature, double[] gain) throws ModelException {
        int count = left.length;
        if (right.length != count || feature.length != count || gain.length != count) {
            throw new ModelException("A tree has lists of different lengths: the file is damaged");
        }
        nodes += count;
        int[] depth = new int[count];
        for (int node = 0; node < count; node++) {
            if (left[node] < 0) {
                continue;
            }
            for (int child : new int[] {left[node], right[node]}) {
                if (child <= node && child >= 0 || child >= count) {
                    // Pruned trees may number children before their parent; depth is then a lower bound.
                    continue;
                }
                if (child > 0) {
                    depth[child] = depth[node] + 1;
                    deepest = Math.max(deepest, depth[child]);
                }
            }
            int index = feature[node];
            if (index < 0 || index > 50_000_000) {
                throw new ModelException("A tree splits by feature " + index + ": the file is damaged");
            }
            if (index >= weights.length) {
                weights = Arrays.copyOf(weights, Math.max(index + 1, weights.length * 2));
                gains = Arrays.copyOf(gains, weights.length);
            }
            weights[index]++;
            gains[index] += gain[node];
        }
    }

    long nodes() {
        return nodes;
    }

    int deepest() {
        return deepest;
    }

    List<FeatureImportance> importance() {
        List<FeatureImportance> list = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                String name = i < names.size() ? names.get(i) : "f" + i;
                list.add(new FeatureImportance(name, weights[i], gains[i] / weights[i]));
            }
        }
        list.sort(Comparator.comparingDouble(FeatureImportance::totalGain).reversed());
        return list;
    }
}
