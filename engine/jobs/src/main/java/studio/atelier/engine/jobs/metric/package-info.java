/** Metrics read off log lines. */
@NullMarked
package studio.atelier.engine.jobs.metric;

import org.jspecify.annotations.NullMarked;
