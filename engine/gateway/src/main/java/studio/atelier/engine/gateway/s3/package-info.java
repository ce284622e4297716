/** S3 on the engine's buckets. */
@NullMarked
package studio.atelier.engine.gateway.s3;

import org.jspecify.annotations.NullMarked;
