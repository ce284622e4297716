/** The room of jobs: training and processing jobs, live, each with a page of its own. */
@NullMarked
package studio.atelier.studio.jobs;

import org.jspecify.annotations.NullMarked;
