/** What a definition's expressions mean: references, joins, conditions, parameter values and the graph of steps. */
@NullMarked
package studio.atelier.engine.pipelines.expression;

import org.jspecify.annotations.NullMarked;
