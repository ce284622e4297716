/** What tests of engines share. */
@NullMarked
package studio.atelier.engine.embedded.testing;

import org.jspecify.annotations.NullMarked;
