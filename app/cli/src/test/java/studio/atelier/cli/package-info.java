/** Tests of the command line: commands in this process, and a few as programs of their own. */
@NullMarked
package studio.atelier.cli;

import org.jspecify.annotations.NullMarked;
