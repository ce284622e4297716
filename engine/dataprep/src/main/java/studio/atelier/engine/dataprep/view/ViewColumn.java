package studio.atelier.engine.dataprep.view;

import studio.atelier.engine.dataprep.table.ColumnType;

/**
 * A column of a file.
 *
 * @param name unique in the file, regardless of case
 * @param type the nearest type of flows
 * @param sqlType as DuckDB calls it, such as {@code DECIMAL(9,2)}
 */
public record ViewColumn(String name, ColumnType type, String sqlType) {}
