/** Logs: sources that index files by byte offset or keep appended lines, and the view that follows and searches them. */
@NullMarked
package studio.atelier.workbench.log;

import org.jspecify.annotations.NullMarked;
