package studio.atelier.workbench.chart;

/** Patterns of lines. */
public enum Dash {
    AUTOMATIC,
    SOLID,
    LONG(8, 4),
    SHORT(4, 3),
    DOTTED(2, 3);

    private final double[] lengths;

    Dash(double... lengths) {
        this.lengths = lengths;
    }

    /** @return lengths of strokes and gaps in pixels; empty if solid */
    double[] lengths() {
        return lengths.clone();
    }
}
