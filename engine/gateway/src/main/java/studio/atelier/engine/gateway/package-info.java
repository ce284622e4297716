/** The engine's door for HTTP clients: it dispatches on the same registry as the in-process client. */
@NullMarked
package studio.atelier.engine.gateway;

import org.jspecify.annotations.NullMarked;
