/** The embedded engine: all rooms of the engine, wired into one. */
@NullMarked
package studio.atelier.engine.embedded;

import org.jspecify.annotations.NullMarked;
