/** The journal of events, as a stream within and across programs. */
@NullMarked
package studio.atelier.engine.store.event;

import org.jspecify.annotations.NullMarked;
