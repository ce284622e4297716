/** Reads of CloudWatch Logs. */
@NullMarked
package studio.atelier.engine.gateway.logs;

import org.jspecify.annotations.NullMarked;
