/** The main window: its title bar, rooms, commands, and what opens which file. */
@NullMarked
package studio.atelier.studio.window;

import org.jspecify.annotations.NullMarked;
