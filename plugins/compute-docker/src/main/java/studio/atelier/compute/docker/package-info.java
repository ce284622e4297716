/** Containers of images in Docker: on this machine, or on another through TLS or SSH. */
@NullMarked
package studio.atelier.compute.docker;

import org.jspecify.annotations.NullMarked;
