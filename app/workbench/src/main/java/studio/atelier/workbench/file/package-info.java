/** Files that the workbench itself keeps: written whole or not at all. */
@NullMarked
package studio.atelier.workbench.file;

import org.jspecify.annotations.NullMarked;
