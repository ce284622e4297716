/** Reads of CloudWatch's metrics. */
@NullMarked
package studio.atelier.engine.gateway.metrics;

import org.jspecify.annotations.NullMarked;
