/** Undoable edits of an editor, with names, merging and a history to walk in. */
@NullMarked
package studio.atelier.workbench.undo;

import org.jspecify.annotations.NullMarked;
