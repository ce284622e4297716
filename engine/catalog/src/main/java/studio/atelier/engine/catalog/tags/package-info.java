/** Tags on any resource. */
@NullMarked
package studio.atelier.engine.catalog.tags;

import org.jspecify.annotations.NullMarked;
