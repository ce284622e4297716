/** The room of jobs: the list of training and processing jobs, and a page for each. */
@NullMarked
package studio.atelier.studio.jobs;

import org.jspecify.annotations.NullMarked;
