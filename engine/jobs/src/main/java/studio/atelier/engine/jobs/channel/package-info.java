/** Input data on its way from the store into a container. */
@NullMarked
package studio.atelier.engine.jobs.channel;

import org.jspecify.annotations.NullMarked;
