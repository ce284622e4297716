/** What a container leaves behind, on its way into the store. */
@NullMarked
package studio.atelier.engine.jobs.artifact;

import org.jspecify.annotations.NullMarked;
