/** Reading a channel's files, of every format that SageMaker's XGBoost takes, into the library's matrices. */
@NullMarked
package studio.atelier.algorithms.xgboost.data;

import org.jspecify.annotations.NullMarked;
