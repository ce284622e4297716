package studio.atelier.algorithms.xgboost.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.api.algorithm.BuiltInAlgorithms;
import studio.atelier.engine.api.algorithm.HyperparameterSpec;

/** What the description says of hyperparameters is what the algorithm checks. */
class DescribedHyperparametersTest {

    /** Limits of each kind, values beside them, and words. */
    private static final List<String> VALUES = List.of(
            "-2147483649",
            "-1",
            "-0.5",
            "0",
            "0.5",
            "1",
            "1.5",
            "2",
            "3",
            "4",
            "1000",
            "x",
            "gbtree",
            "dart",
            "hist",
            "reg:squarederror",
            "binary:logistic",
            "true",
            "false",
            "normal",
            "row",
            "uniform",
            "tree",
            "default");

    private static Map<String, HyperparameterSpec> described() {
        Map<String, HyperparameterSpec> specs = new TreeMap<>();
        new BuiltInAlgorithms().hyperparameters("xgboost").forEach(spec -> specs.put(spec.name(), spec));
        return specs;
    }

    @Test
    void everyHyperparameterIsDescribedAndNoOther() {
        Set<String> known = new TreeSet<>(Rules.all().keySet());
        known.addAll(HyperparameterReader.ALIASES.keySet());

        assertThat(described().keySet()).containsExactlyElementsOf(known);
        assertThat(described().values().stream().filter(HyperparameterSpec::required))
                .extracting(HyperparameterSpec::name)
                .containsExactly("num_round");
    }

    /** Limits that are themselves excluded, and forms of texts, only the algorithm knows. */
    @Test
    void whatTheDescriptionRefusesTheAlgorithmRefuses() {
        described()
                .forEach((name, spec) -> VALUES.stream()
                        .filter(value -> spec.objection(value).isPresent())
                        .forEach(value -> assertThat(rule(name).objection(value))
                                .as("%s = %s", name, value)
                                .isPresent()));
    }

    @Test
    void whatTheDescriptionTakesTheAlgorithmTakesButForExcludedLimits() {
        described()
                .forEach((name, spec) -> taken(spec)
                        .forEach(value -> assertThat(rule(name).objection(value))
                                .as("%s = %s", name, value)
                                .isEmpty()));
    }

    private static Stream<String> taken(HyperparameterSpec spec) {
        return switch (spec.values()) {
            case HyperparameterSpec.Whole(long least, long most) ->
                Stream.of(String.valueOf(least), String.valueOf(Math.min(most, least + 1)));
            case HyperparameterSpec.Real(double least, double most) ->
                Stream.of(String.valueOf(Math.max(least, -5) / 2 + Math.min(most, 5) / 2));
            case HyperparameterSpec.Choice(List<String> choices) -> choices.stream();
            case HyperparameterSpec.Free() -> Stream.of();
        };
    }

    private static Rule rule(String name) {
        return Rules.all().get(HyperparameterReader.ALIASES.getOrDefault(name, name));
    }
}
