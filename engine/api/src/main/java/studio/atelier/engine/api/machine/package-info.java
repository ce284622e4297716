/** The machine and the workspace that an engine works with, for people to look at. */
@NullMarked
package studio.atelier.engine.api.machine;

import org.jspecify.annotations.NullMarked;
