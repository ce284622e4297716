/** Small controls that every screen uses: status marks, empty and failed places, key caps. */
@NullMarked
package studio.atelier.workbench.control;

import org.jspecify.annotations.NullMarked;
