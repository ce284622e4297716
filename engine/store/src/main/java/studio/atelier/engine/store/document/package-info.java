/** Resources as the API writes them: times, tags, copied members. */
@NullMarked
package studio.atelier.engine.store.document;

import org.jspecify.annotations.NullMarked;
