/** What the validator finds, as a list that jumps to the place and applies fixes. */
@NullMarked
package studio.atelier.designer.problem;

import org.jspecify.annotations.NullMarked;
