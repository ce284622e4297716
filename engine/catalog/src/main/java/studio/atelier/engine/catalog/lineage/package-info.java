/** Lineage: artifacts, actions, contexts and what ties them together. */
@NullMarked
package studio.atelier.engine.catalog.lineage;

import org.jspecify.annotations.NullMarked;
