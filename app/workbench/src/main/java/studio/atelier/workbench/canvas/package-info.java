/**
 * The big canvas of designer, images and timelines: a model of plain data, a view that pans, zooms and selects, layers
 * that paint what is visible, a minimap.
 */
@NullMarked
package studio.atelier.workbench.canvas;

import org.jspecify.annotations.NullMarked;
