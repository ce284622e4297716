/** Getting on and off the JavaFX thread. */
@NullMarked
package studio.atelier.workbench.thread;

import org.jspecify.annotations.NullMarked;
