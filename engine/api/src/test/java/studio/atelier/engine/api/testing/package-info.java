/** What tests of container runtimes share. */
@NullMarked
package studio.atelier.engine.api.testing;

import org.jspecify.annotations.NullMarked;
