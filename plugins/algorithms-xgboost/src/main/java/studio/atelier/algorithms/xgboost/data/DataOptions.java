package studio.atelier.algorithms.xgboost.data;

/**
 * How channels are read.
 *
 * @param csvWeights true if the second column of CSV files is the row's weight
 * @param threads threads to read with
 */
public record DataOptions(boolean csvWeights, int threads) {}
