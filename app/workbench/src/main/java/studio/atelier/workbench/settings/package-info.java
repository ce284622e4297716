/** Settings with types, kept in one readable file. */
@NullMarked
package studio.atelier.workbench.settings;

import org.jspecify.annotations.NullMarked;
