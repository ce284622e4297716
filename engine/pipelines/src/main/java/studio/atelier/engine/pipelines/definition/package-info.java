/** Pipeline definitions as they are written: lossless reading, writing and editing, and typed views of the JSON. */
@NullMarked
package studio.atelier.engine.pipelines.definition;

import org.jspecify.annotations.NullMarked;
