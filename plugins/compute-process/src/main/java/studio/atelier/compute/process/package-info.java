/** Containers that are programs of this machine, shut in by what the operating system offers. */
@NullMarked
package studio.atelier.compute.process;

import org.jspecify.annotations.NullMarked;
