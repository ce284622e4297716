/** Everything that can be said about a pipeline definition before it runs. */
@NullMarked
package studio.atelier.engine.pipelines.validation;

import org.jspecify.annotations.NullMarked;
