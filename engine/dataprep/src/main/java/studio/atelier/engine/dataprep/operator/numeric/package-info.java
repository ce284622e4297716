/** Operators on numbers: scaling and outliers. */
@NullMarked
package studio.atelier.engine.dataprep.operator.numeric;

import org.jspecify.annotations.NullMarked;
