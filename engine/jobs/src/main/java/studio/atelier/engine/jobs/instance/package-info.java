/** Instance types, this machine, and who gets which part of it. */
@NullMarked
package studio.atelier.engine.jobs.instance;

import org.jspecify.annotations.NullMarked;
