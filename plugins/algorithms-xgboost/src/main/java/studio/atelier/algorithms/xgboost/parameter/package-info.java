/** SageMaker's hyperparameters of XGBoost and their limits. */
@NullMarked
package studio.atelier.algorithms.xgboost.parameter;

import org.jspecify.annotations.NullMarked;
