/** The logs of jobs: one file a host, with an index in the metadata. */
@NullMarked
package studio.atelier.engine.store.log;

import org.jspecify.annotations.NullMarked;
