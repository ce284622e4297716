/** The store: everything that outlives a run. */
@NullMarked
package studio.atelier.engine.store;

import org.jspecify.annotations.NullMarked;
