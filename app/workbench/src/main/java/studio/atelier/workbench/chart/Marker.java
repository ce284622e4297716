package studio.atelier.workbench.chart;

/** Shapes of points. */
public enum Marker {
    CIRCLE,
    SQUARE,
    DIAMOND,
    TRIANGLE
}
