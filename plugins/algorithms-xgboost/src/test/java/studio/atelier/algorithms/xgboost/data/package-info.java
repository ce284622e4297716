/** Tests of the readers. */
@org.jspecify.annotations.NullMarked
package studio.atelier.algorithms.xgboost.data;
