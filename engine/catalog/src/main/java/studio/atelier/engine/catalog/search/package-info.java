/** Search: resources by what their descriptions say. */
@NullMarked
package studio.atelier.engine.catalog.search;

import org.jspecify.annotations.NullMarked;
