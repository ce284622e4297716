/** Operators that split a table, and sampling. */
@NullMarked
package studio.atelier.engine.dataprep.operator.split;

import org.jspecify.annotations.NullMarked;
