/** The AWS JSON protocol. */
@NullMarked
package studio.atelier.engine.gateway.json;

import org.jspecify.annotations.NullMarked;
