/** Runs the needed part of a flow on files and writes what was asked for. */
@NullMarked
package studio.atelier.engine.dataprep.run;

import org.jspecify.annotations.NullMarked;
