/** The frame of a window: title bar, room stripe, docks, status bar, and what floats above them. */
@NullMarked
package studio.atelier.workbench.frame;

import org.jspecify.annotations.NullMarked;
