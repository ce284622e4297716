/** Unsaved work kept aside while it is edited, and found again after a crash. */
@NullMarked
package studio.atelier.workbench.recovery;

import org.jspecify.annotations.NullMarked;
