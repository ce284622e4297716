/** The operations on pipelines and their executions. */
@NullMarked
package studio.atelier.engine.pipelines.operation;

import org.jspecify.annotations.NullMarked;
