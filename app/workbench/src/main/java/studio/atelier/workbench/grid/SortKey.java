package studio.atelier.workbench.grid;

/**
 * @param column id of the column
 * @param descending largest first
 */
public record SortKey(String column, boolean descending) {}
