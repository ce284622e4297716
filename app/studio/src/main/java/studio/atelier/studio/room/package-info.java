/** What every room of an open project is given, and what the window asks of it. */
@NullMarked
package studio.atelier.studio.room;

import org.jspecify.annotations.NullMarked;
