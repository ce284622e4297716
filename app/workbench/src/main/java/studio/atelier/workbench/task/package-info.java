/** Background tasks with progress, cancel and a log. */
@NullMarked
package studio.atelier.workbench.task;

import org.jspecify.annotations.NullMarked;
