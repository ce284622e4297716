/** A pipeline as a graph: what its nodes and wires are, where they lie, and the canvas that shows them. */
@NullMarked
package studio.atelier.designer.graph;

import org.jspecify.annotations.NullMarked;
