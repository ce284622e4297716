/** Image URIs of AWS and of Atelier, and what runs them on this machine. */
@NullMarked
package studio.atelier.engine.jobs.image;

import org.jspecify.annotations.NullMarked;
