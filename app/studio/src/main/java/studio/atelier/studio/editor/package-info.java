/** Editors of files, whatever the file is. */
@NullMarked
package studio.atelier.studio.editor;

import org.jspecify.annotations.NullMarked;
