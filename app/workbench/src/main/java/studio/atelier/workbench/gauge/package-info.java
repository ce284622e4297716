/** Gauges of the machine: how much of something is in use, and how that went lately. */
@NullMarked
package studio.atelier.workbench.gauge;

import org.jspecify.annotations.NullMarked;
