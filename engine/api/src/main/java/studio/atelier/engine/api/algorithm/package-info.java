/** What a built-in algorithm or processor is, and what it gets to see of its container. */
@NullMarked
package studio.atelier.engine.api.algorithm;

import org.jspecify.annotations.NullMarked;
