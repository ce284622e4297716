/** What the engine knows of its resources, in an H2 database that several programs may share. */
@NullMarked
package studio.atelier.engine.store.metadata;

import org.jspecify.annotations.NullMarked;
