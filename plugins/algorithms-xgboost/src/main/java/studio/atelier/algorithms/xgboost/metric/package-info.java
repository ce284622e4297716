/** Metrics that SageMaker knows and XGBoost does not compute itself. */
@NullMarked
package studio.atelier.algorithms.xgboost.metric;

import org.jspecify.annotations.NullMarked;
