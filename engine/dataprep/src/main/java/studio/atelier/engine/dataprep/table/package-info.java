/** The one DuckDB of a flow's run, and the tables in it. */
@NullMarked
package studio.atelier.engine.dataprep.table;

import org.jspecify.annotations.NullMarked;
