/** The {@code atelier} command. */
@NullMarked
package studio.atelier.cli;

import org.jspecify.annotations.NullMarked;
