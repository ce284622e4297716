/** What an operator is: typed parameters and input tables in, SQL and fitted state out. */
@NullMarked
package studio.atelier.engine.dataprep.operator;

import org.jspecify.annotations.NullMarked;
