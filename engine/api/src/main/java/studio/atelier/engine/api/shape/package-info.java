/** The shapes of the SageMaker API in machine-readable form, and the check of a request against them. */
@NullMarked
package studio.atelier.engine.api.shape;

import org.jspecify.annotations.NullMarked;
