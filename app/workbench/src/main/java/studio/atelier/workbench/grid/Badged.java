package studio.atelier.workbench.grid;

/**
 * A name with a letter in the colour of a series, as two runs that are being compared.
 *
 * @param series index of the chart colour
 */
public record Badged(String name, String letter, int series) {}
