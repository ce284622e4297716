/** Who sends a request: signatures of version 4, access keys, and what a browser must not do. */
@NullMarked
package studio.atelier.engine.gateway.auth;

import org.jspecify.annotations.NullMarked;
