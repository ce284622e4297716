/** Image URIs and what stands for them on this machine. */
@NullMarked
package studio.atelier.engine.api.image;

import org.jspecify.annotations.NullMarked;
