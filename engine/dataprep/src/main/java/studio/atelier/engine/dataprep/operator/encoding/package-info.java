/** Operators that turn categories into numbers. */
@NullMarked
package studio.atelier.engine.dataprep.operator.encoding;

import org.jspecify.annotations.NullMarked;
