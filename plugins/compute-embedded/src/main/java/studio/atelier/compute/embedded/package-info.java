/** Containers that are forked JVMs: one per job, running a built-in algorithm, gone with the engine. */
@NullMarked
package studio.atelier.compute.embedded;

import org.jspecify.annotations.NullMarked;
