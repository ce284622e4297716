/** Operators on text. */
@NullMarked
package studio.atelier.engine.dataprep.operator.text;

import org.jspecify.annotations.NullMarked;
