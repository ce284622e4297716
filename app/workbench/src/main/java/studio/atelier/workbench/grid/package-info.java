/** The big grid: a table on a canvas over rows that are fetched as they come into view. */
@NullMarked
package studio.atelier.workbench.grid;

import org.jspecify.annotations.NullMarked;
