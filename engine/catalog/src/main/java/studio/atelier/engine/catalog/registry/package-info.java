/** The model registry: models, package groups, packages and their approval. */
@NullMarked
package studio.atelier.engine.catalog.registry;

import org.jspecify.annotations.NullMarked;
