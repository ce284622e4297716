/** What runs a container: the contract between the engine's jobs and the plugins that start them. */
@NullMarked
package studio.atelier.engine.api.compute;

import org.jspecify.annotations.NullMarked;
