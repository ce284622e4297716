/** The built-in XGBoost: SageMaker's hyperparameters, channels and log lines on XGBoost's own library. */
@NullMarked
package studio.atelier.algorithms.xgboost;

import org.jspecify.annotations.NullMarked;
