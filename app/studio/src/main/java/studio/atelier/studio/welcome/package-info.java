/** The first page: recent projects, examples, and what to do first. */
@NullMarked
package studio.atelier.studio.welcome;

import org.jspecify.annotations.NullMarked;
