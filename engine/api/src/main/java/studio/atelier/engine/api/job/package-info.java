/** What an engine keeps of jobs beyond SageMaker's operations. */
@NullMarked
package studio.atelier.engine.api.job;

import org.jspecify.annotations.NullMarked;
