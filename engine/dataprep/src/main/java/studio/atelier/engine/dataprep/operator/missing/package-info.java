/** Operators on missing values. */
@NullMarked
package studio.atelier.engine.dataprep.operator.missing;

import org.jspecify.annotations.NullMarked;
