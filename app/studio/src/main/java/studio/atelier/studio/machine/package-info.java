/** The room of the machine: how busy it is, what waits for it, which images run on it, and what the workspace holds. */
@NullMarked
package studio.atelier.studio.machine;

import org.jspecify.annotations.NullMarked;
