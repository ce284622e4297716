/** A timeline of rows with a bar each, such as the steps of a run, and what kept its end waiting. */
@NullMarked
package studio.atelier.workbench.timeline;

import org.jspecify.annotations.NullMarked;
