package studio.atelier.workbench.grid;

/**
 * A rectangle of cells that the grid asks for.
 *
 * @param firstRow from 0, in the order that the source has now
 * @param rows how many; the source may answer with fewer at its end
 * @param firstColumn index into {@link RowSource#columns()}
 * @param columns how many
 */
public record Block(long firstRow, int rows, int firstColumn, int columns) {}
