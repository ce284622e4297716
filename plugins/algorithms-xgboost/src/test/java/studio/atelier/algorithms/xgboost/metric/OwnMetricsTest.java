package studio.atelier.algorithms.xgboost.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against values worked out by hand. */
class OwnMetricsTest {

    private static float[][] column(float... values) {
        float[][] rows = new float[values.length][];
        for (int i = 0; i < values.length; i++) {
            rows[i] = new float[] {values[i]};
        }
        return rows;
    }

    @Test
    void binaryMetricsTakeAProbabilityAboveOneHalfForThePositiveClass() {
        // Right: 2 positives, 3 negatives. Wrong: 1 positive missed, 2 negatives taken for positives.
        float[] labels = {1, 1, 1, 0, 0, 0, 0, 0};
        float[][] predictions = column(.9f, .51f, .5f, .6f, .7f, .1f, .2f, .3f);
        Map<String, Double> values = new OwnMetrics(
                        List.of(
                                "accuracy",
                                "precision",
                                "recall",
                                "f1_binary",
                                "f1",
                                "balanced_accuracy",
                                "precision_macro",
                                "recall_macro",
                                "precision_micro"),
                        "binary:logistic",
                        0)
                .compute(labels, predictions);
        assertThat(values.get("accuracy")).isEqualTo(5 / 8.0);
        assertThat(values.get("precision")).isEqualTo(2 / 4.0);
        assertThat(values.get("recall")).isEqualTo(2 / 3.0);
        assertThat(values.get("f1_binary")).isCloseTo(4 / 7.0, within(1e-12));
        assertThat(values.get("f1")).isCloseTo((4 / 7.0 + 6 / 9.0) / 2, within(1e-12));
        assertThat(values.get("balanced_accuracy")).isCloseTo((2 / 3.0 + 3 / 5.0) / 2, within(1e-12));
        assertThat(values.get("precision_macro")).isCloseTo((2 / 4.0 + 3 / 4.0) / 2, within(1e-12));
        assertThat(values.get("recall_macro")).isCloseTo((2 / 3.0 + 3 / 5.0) / 2, within(1e-12));
        assertThat(values.get("precision_micro")).isEqualTo(5 / 8.0);
    }

    @Test
    void marginsAreComparedWithZero() {
        assertThat(new OwnMetrics(List.of("accuracy"), "binary:logitraw", 0)
                        .compute(new float[] {1, 0}, column(.1f, -.1f)))
                .containsExactly(entry("accuracy", 1.0));
    }

    @Test
    void classesComeFromTheLargestProbabilityOrAreThePredictionItself() {
        float[] labels = {0, 1, 2, 2};
        float[][] probabilities = {{.8f, .1f, .1f}, {.2f, .5f, .3f}, {.1f, .6f, .3f}, {.1f, .2f, .7f}};
        List<String> names = List.of("accuracy", "f1_macro", "balanced_accuracy");
        Map<String, Double> soft = new OwnMetrics(names, "multi:softprob", 3).compute(labels, probabilities);
        Map<String, Double> hard = new OwnMetrics(names, "multi:softmax", 3).compute(labels, column(0, 1, 1, 2));
        assertThat(soft).isEqualTo(hard).containsEntry("accuracy", 0.75);
        assertThat(soft.get("f1_macro")).isCloseTo((1 + 2 / 3.0 + 2 / 3.0) / 3, within(1e-12));
        assertThat(soft.get("balanced_accuracy")).isCloseTo((1 + 1 + 0.5) / 3, within(1e-12));
    }

    @Test
    void classesThatDoNotOccurCountInNoAverage() {
        assertThat(new OwnMetrics(List.of("recall_macro", "f1"), "multi:softmax", 5)
                        .compute(new float[] {0, 1}, column(0, 1)))
                .containsEntry("recall_macro", 1.0)
                .containsEntry("f1", 1.0);
    }

    @Test
    void meanSquaredErrorAndItsShareOfTheVariance() {
        float[] labels = {1, 2, 3, 6};
        Map<String, Double> values =
                new OwnMetrics(List.of("mse", "r2"), "reg:squarederror", 0).compute(labels, column(1, 3, 3, 4));
        assertThat(values).containsExactly(entry("mse", 5 / 4.0), entry("r2", 1 - 5 / 14.0));
    }
}
