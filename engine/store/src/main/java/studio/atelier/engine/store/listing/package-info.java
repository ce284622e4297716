/** List operations: tokens, page sizes, sorting and filters, once for all of them. */
@NullMarked
package studio.atelier.engine.store.listing;

import org.jspecify.annotations.NullMarked;
