/** Executions of a pipeline as screens follow them: steps, times, metrics, live. */
@NullMarked
package studio.atelier.designer.run;

import org.jspecify.annotations.NullMarked;
