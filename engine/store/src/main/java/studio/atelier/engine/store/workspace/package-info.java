/** The workspace: a folder that holds everything an engine keeps, and how files in it are written. */
@NullMarked
package studio.atelier.engine.store.workspace;

import org.jspecify.annotations.NullMarked;
