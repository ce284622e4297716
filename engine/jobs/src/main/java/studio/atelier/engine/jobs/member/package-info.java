/** Which members of the requests for jobs have an effect. */
@NullMarked
package studio.atelier.engine.jobs.member;

import org.jspecify.annotations.NullMarked;
