/** What clients ask STS and IAM by themselves. */
@NullMarked
package studio.atelier.engine.gateway.identity;

import org.jspecify.annotations.NullMarked;
