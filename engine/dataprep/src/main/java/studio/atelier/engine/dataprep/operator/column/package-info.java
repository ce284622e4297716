/** Operators on columns: cast, drop, duplicate, rename, move, concatenate, formula. */
@NullMarked
package studio.atelier.engine.dataprep.operator.column;

import org.jspecify.annotations.NullMarked;
