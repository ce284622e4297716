/** What the containers of jobs use of the machine while they run. */
@NullMarked
package studio.atelier.engine.jobs.resource;

import org.jspecify.annotations.NullMarked;
