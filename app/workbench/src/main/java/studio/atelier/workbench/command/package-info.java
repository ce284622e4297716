/** Commands as data: one registry, of which menus, toolbars, the palette and the keymap are views. */
@NullMarked
package studio.atelier.workbench.command;

import org.jspecify.annotations.NullMarked;
