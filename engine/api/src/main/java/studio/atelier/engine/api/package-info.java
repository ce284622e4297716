/** The engine's contract: what every screen, the command line and every plugin talk to. */
@NullMarked
package studio.atelier.engine.api;

import org.jspecify.annotations.NullMarked;
