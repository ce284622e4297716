/** Operators on rows: sort, shuffle, duplicates. */
@NullMarked
package studio.atelier.engine.dataprep.operator.row;

import org.jspecify.annotations.NullMarked;
