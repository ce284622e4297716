/** JSON as a value that keeps what it was read from: key order, nulls, number spelling. */
@NullMarked
package studio.atelier.engine.api.json;

import org.jspecify.annotations.NullMarked;
