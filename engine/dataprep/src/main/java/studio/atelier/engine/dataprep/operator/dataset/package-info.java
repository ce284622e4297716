/** Where tables come from and go to: sources, checkpoints, destinations, joins. */
@NullMarked
package studio.atelier.engine.dataprep.operator.dataset;

import org.jspecify.annotations.NullMarked;
