/** What the program tells without asking: toasts, and the list that keeps them. */
@NullMarked
package studio.atelier.workbench.notification;

import org.jspecify.annotations.NullMarked;
