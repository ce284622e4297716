/** Charts drawn on a canvas: their data as plain values, axes, painters, hands, and files of them. */
@NullMarked
package studio.atelier.workbench.chart;

import org.jspecify.annotations.NullMarked;
