package studio.atelier.workbench.scroll;

/** A width and a height in pixels. */
public record Size(double width, double height) {}
