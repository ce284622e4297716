/** Panels and editors side by side: splits, tabs, floating windows, and layouts as data that can be kept. */
@NullMarked
package studio.atelier.workbench.docking;

import org.jspecify.annotations.NullMarked;
