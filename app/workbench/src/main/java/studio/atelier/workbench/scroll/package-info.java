/** What every canvas that scrolls shares: exact offsets over long ranges, one repaint a frame, measured text. */
@NullMarked
package studio.atelier.workbench.scroll;

import org.jspecify.annotations.NullMarked;
