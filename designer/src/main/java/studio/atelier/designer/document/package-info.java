/** A pipeline definition that is open: its history, its problems, its file. */
@NullMarked
package studio.atelier.designer.document;

import org.jspecify.annotations.NullMarked;
