package studio.atelier.workbench.gauge;

/** The last values of a gauge; older ones fall out. */
final class History {

    private final double[] values;
    private int next;
    private int size;

    /**
     * @param capacity how many values are kept, at least 1
     */
    History(int capacity) {
        values = new double[capacity];
    }

    void add(double value) {
        values[next] = value;
        next = (next + 1) % values.length;
        size = Math.min(size + 1, values.length);
    }

    /** @return the values from the oldest to the newest */
    double[] toArray() {
        double[] ordered = new double[size];
        for (int i = 0; i < size; i++) {
            ordered[i] = values[Math.floorMod(next - size + i, values.length)];
        }
        return ordered;
    }
}
