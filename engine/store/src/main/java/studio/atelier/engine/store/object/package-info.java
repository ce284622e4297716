/** Buckets on folders of this machine, and on S3 where the project says so. */
@NullMarked
package studio.atelier.engine.store.object;

import org.jspecify.annotations.NullMarked;
