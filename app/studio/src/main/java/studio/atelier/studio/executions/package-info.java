/** The Runs room: pipelines, their executions with parameters and metrics, and runs compared. */
@NullMarked
package studio.atelier.studio.executions;

import org.jspecify.annotations.NullMarked;
