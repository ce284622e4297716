/** The life of a job: waiting, downloading, running, uploading, ending. */
@NullMarked
package studio.atelier.engine.jobs.run;

import org.jspecify.annotations.NullMarked;
