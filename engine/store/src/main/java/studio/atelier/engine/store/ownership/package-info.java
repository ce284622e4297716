/** Who runs what: the work of this engine, and what dead engines left. */
@NullMarked
package studio.atelier.engine.store.ownership;

import org.jspecify.annotations.NullMarked;
