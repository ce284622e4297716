/** What happens in the engine, as a stream that screens and the command line follow. */
@NullMarked
package studio.atelier.engine.api.event;

import org.jspecify.annotations.NullMarked;
