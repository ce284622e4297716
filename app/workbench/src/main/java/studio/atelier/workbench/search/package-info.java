/** Search everywhere: providers of hits, matching, and the palette that shows them. */
@NullMarked
package studio.atelier.workbench.search;

import org.jspecify.annotations.NullMarked;
