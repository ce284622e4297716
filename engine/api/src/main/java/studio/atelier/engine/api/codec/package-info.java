/** SageMaker JSON to SDK model classes and back. */
@NullMarked
package studio.atelier.engine.api.codec;

import org.jspecify.annotations.NullMarked;
