/** Starting: arguments, and handing a file to the window that is open already. */
@NullMarked
package studio.atelier.studio.start;

import org.jspecify.annotations.NullMarked;
