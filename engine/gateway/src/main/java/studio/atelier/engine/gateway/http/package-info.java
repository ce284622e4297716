/** Requests and answers, and the server that they come through. */
@NullMarked
package studio.atelier.engine.gateway.http;

import org.jspecify.annotations.NullMarked;
