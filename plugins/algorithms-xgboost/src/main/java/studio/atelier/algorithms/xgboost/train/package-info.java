/** Boosting rounds: evaluation, early stopping, checkpoints, the model file. */
@NullMarked
package studio.atelier.algorithms.xgboost.train;

import org.jspecify.annotations.NullMarked;
