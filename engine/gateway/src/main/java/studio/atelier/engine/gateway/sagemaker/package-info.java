/** SageMaker's operations over HTTP. */
@NullMarked
package studio.atelier.engine.gateway.sagemaker;

import org.jspecify.annotations.NullMarked;
