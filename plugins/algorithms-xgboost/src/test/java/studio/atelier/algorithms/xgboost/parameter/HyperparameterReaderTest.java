package studio.atelier.algorithms.xgboost.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.api.algorithm.AlgorithmException;

class HyperparameterReaderTest {

    private static Hyperparameters read(String... pairs) throws AlgorithmException {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            given.put(pairs[i], pairs[i + 1]);
        }
        return HyperparameterReader.read(given, 2);
    }

    private static void assertRefused(ThrowingCallable call, String... fragments) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AlgorithmException.class,
                        e -> assertThat(e.kind()).isEqualTo(AlgorithmException.Kind.CLIENT_ERROR))
                .message()
                .contains(fragments);
    }

    @Test
    void takesTextJsonTextAndTheSdksOwnEntries() throws AlgorithmException {
        Hyperparameters read = read(
                "num_round",
                "10",
                "objective",
                "\"binary:logistic\"",
                "eta",
                "0.2",
                "early_stopping_rounds",
                "3",
                "sagemaker_region",
                "\"eu-west-1\"");
        assertThat(read.rounds()).isEqualTo(10);
        assertThat(read.objective()).isEqualTo("binary:logistic");
        assertThat(read.earlyStopping()).isEqualTo(OptionalInt.of(3));
        assertThat(read.library())
                .containsEntry("eta", "0.2")
                .containsEntry("nthread", 2)
                .doesNotContainKeys("num_round", "early_stopping_rounds", "sagemaker_region");
    }

    @Test
    void namesEveryProblemAtOnce() {
        assertRefused(
                () -> read("eta", "1.5", "max_depth", "-1", "booster", "forest", "leraning_rate", "0.1"),
                "5 hyperparameters",
                "eta must be a number of at least 0 and at most 1, not \"1.5\"",
                "max_depth must be a whole number of at least 0, not \"-1\"",
                "booster must be one of gbtree, gblinear, dart, not \"forest\"",
                "leraning_rate is none that XGBoost knows",
                "num_round is required");
    }

    @Test
    void openLimitsExcludeTheLimitItself() {
        assertRefused(
                () -> read("num_round", "1", "subsample", "0"), "subsample must be a number above 0 and at most 1");
        assertRefused(
                () -> read("num_round", "1", "objective", "reg:tweedie", "tweedie_variance_power", "2"),
                "tweedie_variance_power must be a number above 1 and below 2");
    }

    @Test
    void classesGoWithMultiObjectivesOnly() {
        assertRefused(() -> read("num_round", "1", "objective", "multi:softmax"), "num_class is required");
        assertRefused(() -> read("num_round", "1", "num_class", "3"), "num_class is only for");
    }

    @Test
    void mapsTheOldNameOfTheSquaredError() throws AlgorithmException {
        assertThat(read("num_round", "1", "objective", "reg:linear").library())
                .containsEntry("objective", "reg:squarederror");
    }

    @Test
    void saysThatThereIsNoGpu() throws AlgorithmException {
        Hyperparameters read = read("num_round", "1", "tree_method", "gpu_hist");
        assertThat(read.library()).containsEntry("tree_method", "hist");
        assertThat(read.notes()).singleElement().asString().contains("no GPU");
    }

    @Test
    void leavesOutWhatTheLibraryNoLongerHasAndSaysSo() throws AlgorithmException {
        Hyperparameters read = read("num_round", "1", "predictor", "auto");
        assertThat(read.library()).doesNotContainKey("predictor");
        assertThat(read.notes()).singleElement().asString().contains("predictor");
    }

    @Test
    void refusesCrossValidation() {
        assertRefused(() -> read("num_round", "1", "_kfold", "5"), "_kfold");
    }

    @Test
    void partsTheMetricsIntoTheLibrarysAndOurs() throws AlgorithmException {
        Hyperparameters read = read(
                "num_round",
                "1",
                "objective",
                "binary:logistic",
                "eval_metric",
                "auc,accuracy,error@0.7",
                "_tuning_objective_metric",
                "validation:f1");
        assertThat(read.nativeMetrics()).containsExactly("auc", "error@0.7");
        assertThat(read.ownMetrics()).containsExactly("accuracy", "f1");
        assertThat(read.tuningMetric()).contains("f1");
    }

    @Test
    void refusesMetricsThatAreUnknownOrDoNotFitTheObjective() {
        assertRefused(() -> read("num_round", "1", "eval_metric", "rsme"), "rsme", "rmse");
        assertRefused(() -> read("num_round", "1", "eval_metric", "accuracy"), "accuracy", "reg:squarederror");
        assertRefused(
                () -> read(
                        "num_round", "1", "objective", "multi:softmax", "num_class", "3", "eval_metric", "precision"),
                "precision",
                "precision_macro");
    }

    @Test
    void givesTheLibraryNoMoreThreadsThanTheShare() throws AlgorithmException {
        assertThat(read("num_round", "1", "nthread", "8").threads()).isEqualTo(2);
        assertThat(read("num_round", "1", "nthread", "1").threads()).isEqualTo(1);
    }
}
