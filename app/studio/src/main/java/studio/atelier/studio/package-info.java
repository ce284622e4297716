/** The program with a window: how it starts, its main window, and what belongs to no single room. */
@NullMarked
package studio.atelier.studio;

import org.jspecify.annotations.NullMarked;
