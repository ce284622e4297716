package studio.atelier.workbench.chart;

/** A value of an axis worth a line, and how it is written. */
public record Tick(double value, String label) {}
