/** Operations by request type: the registry that every door of the engine dispatches on. */
@NullMarked
package studio.atelier.engine.api.operation;

import org.jspecify.annotations.NullMarked;
