/** Objects and the URIs that name them: s3:// buckets mapped to folders, and plain files. */
@NullMarked
package studio.atelier.engine.api.object;

import org.jspecify.annotations.NullMarked;
