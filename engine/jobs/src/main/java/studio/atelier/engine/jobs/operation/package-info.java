/** The operations on jobs: create, describe, list, stop, delete. */
@NullMarked
package studio.atelier.engine.jobs.operation;

import org.jspecify.annotations.NullMarked;
