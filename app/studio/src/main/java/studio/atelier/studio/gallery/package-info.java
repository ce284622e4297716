/** Pictures of every screen and state, from the real views on real data. */
@NullMarked
package studio.atelier.studio.gallery;

import org.jspecify.annotations.NullMarked;
