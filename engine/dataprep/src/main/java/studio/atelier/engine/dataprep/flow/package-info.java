/** The flow document: nodes, edges, parameters, and what is wrong with them; lossless. */
@NullMarked
package studio.atelier.engine.dataprep.flow;

import org.jspecify.annotations.NullMarked;
