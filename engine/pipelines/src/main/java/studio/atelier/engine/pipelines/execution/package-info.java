/** Executions: which step runs when, with which values, and what became of it. */
@NullMarked
package studio.atelier.engine.pipelines.execution;

import org.jspecify.annotations.NullMarked;
