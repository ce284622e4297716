/** Reads a channel's files into a table of numbers: CSV, libsvm, Parquet and RecordIO-protobuf. */
@NullMarked
package studio.atelier.algorithms.xgboost.input;

import org.jspecify.annotations.NullMarked;
