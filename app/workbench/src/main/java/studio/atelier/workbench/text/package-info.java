/** The text editor: highlighting off the JavaFX thread, marks beside lines, folding, find and replace. */
@NullMarked
package studio.atelier.workbench.text;

import org.jspecify.annotations.NullMarked;
