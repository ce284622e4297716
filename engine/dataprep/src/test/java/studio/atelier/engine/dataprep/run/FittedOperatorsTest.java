package studio.atelier.engine.dataprep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.dataprep.flow.FlowDocument;
import tools.jackson.databind.node.ObjectNode;

class FittedOperatorsTest {

    @TempDir
    Path folder;

    private FlowBuilder numbers(String text) throws IOException {
        return new FlowBuilder(folder).csv("t", text).infer();
    }

    private List<String> missing(String text, String parameters) throws Exception {
        return numbers(text).step("m", "handle_missing", parameters).lines();
    }

    private List<String> scale(String text, String scaler, String block, String parameters) throws Exception {
        return numbers(text)
                .step(
                        "s",
                        "process_numeric",
                        "{\"operator\":\"Scale values\",\"scale_values_parameters\":{\"scaler\":\"" + scaler + "\",\""
                                + block + "_parameters\":{\"input_column\":\"x\"" + parameters + "}}}")
                .lines();
    }

    private FlowBuilder encode(String text, String choice, String block, String parameters) throws IOException {
        return new FlowBuilder(folder)
                .csv("t", text)
                .step(
                        "e",
                        "encode_categorical",
                        "{\"operator\":\"" + choice + "\",\"" + block + "_parameters\":{\"input_column\":\"c\""
                                + parameters + "}}");
    }

    @Test
    void missingValuesAreFilledImputedMarkedAndDropped() throws Exception {
        String text = "n,s\n1,a\n,b\n4,\n1,a\n";
        assertThat(
                        missing(
                                text,
                                "{\"operator\":\"Fill missing\",\"fill_missing_parameters\":{\"input_column\":[\"n\"],\"fill_value\":\"7\"}}"))
                .containsExactly("n,s", "1,a", "7,b", "4,", "1,a");
        assertThat(
                        missing(
                                text,
                                "{\"operator\":\"Fill missing\",\"fill_missing_parameters\":{\"input_column\":\"s\",\"fill_value\":\"?\",\"output_column\":\"s2\"}}"))
                .containsExactly("n,s,s2", "1,a,a", ",b,b", "4,,?", "1,a,a");
        assertThat(
                        missing(
                                text,
                                "{\"operator\":\"Impute\",\"impute_parameters\":{\"column_type\":\"Numeric\",\"numeric_parameters\":{\"strategy\":\"Mean\",\"input_column\":\"n\"}}}"))
                .containsExactly("n,s", "1.0,a", "2.0,b", "4.0,", "1.0,a");
        assertThat(
                        missing(
                                text,
                                "{\"operator\":\"Impute\",\"impute_parameters\":{\"column_type\":\"Numeric\",\"numeric_parameters\":{\"strategy\":\"Approximate Median\",\"input_column\":\"n\"}}}"))
                .containsExactly("n,s", "1,a", "1,b", "4,", "1,a");
        assertThat(
                        missing(
                                text,
                                "{\"operator\":\"Impute\",\"impute_parameters\":{\"column_type\":\"Categorical\",\"categorical_parameters\":{\"input_column\":\"s\"}}}"))
                .containsExactly("n,s", "1,a", ",b", "4,a", "1,a");
        assertThat(
                        missing(
                                text,
                                "{\"operator\":\"Add indicator for missing\",\"add_indicator_for_missing_parameters\":{\"input_column\":\"n\"}}"))
                .containsExactly("n,s,n_indicator", "1,a,false", ",b,true", "4,,false", "1,a,false");
        assertThat(missing(text, "{\"operator\":\"Drop missing\",\"drop_missing_parameters\":{}}"))
                .containsExactly("n,s", "1,a", "1,a");
        assertThat(
                        missing(
                                text,
                                "{\"operator\":\"Drop missing\",\"drop_missing_parameters\":{\"dimension\":\"Drop Rows\",\"drop_rows_parameters\":{\"input_column\":\"n\"}}}"))
                .containsExactly("n,s", "1,a", "4,", "1,a");
        assertThatThrownBy(
                        () -> missing(
                                text,
                                "{\"operator\":\"Fill missing\",\"fill_missing_parameters\":{\"input_column\":\"n\",\"fill_value\":\"x\"}}"))
                .hasMessageContaining("fill_value \"x\" is no long, which column \"n\" is");
    }

    @Test
    void scalersDoAsSparkDoes() throws Exception {
        String text = "x\n1\n2\n3\n4\n";
        // The sample standard deviation of 1..4 is sqrt(5/3).
        assertThat(column(scale(text, "Standard scaler", "standard_scaler", "")))
                .containsExactly(close(0.774597), close(1.549193), close(2.323790), close(3.098387));
        assertThat(column(scale(text, "Standard scaler", "standard_scaler", ",\"center\":true,\"scale\":false")))
                .containsExactly(-1.5, -0.5, 0.5, 1.5);
        // Quartiles of 1..4 are 1.75 and 3.25.
        assertThat(column(scale(text, "Robust scaler", "robust_scaler", ",\"center\":true")))
                .containsExactly(close(-1), close(-1 / 3.0), close(1 / 3.0), close(1));
        assertThat(column(scale(text, "Min-max scaler", "min_max_scaler", ",\"min\":-1,\"max\":1")))
                .containsExactly(close(-1), close(-1 / 3.0), close(1 / 3.0), close(1));
        assertThat(column(scale("x\n-8\n2\n", "Max absolute scaler", "max_absolute_scaler", "")))
                .containsExactly(-1.0, 0.25);
        assertThat(column(scale("x\n5\n5\n", "Min-max scaler", "min_max_scaler", "")))
                .containsExactly(0.5, 0.5);
        assertThat(column(scale("x\n5\n5\n", "Standard scaler", "standard_scaler", "")))
                .containsExactly(0.0, 0.0);
    }

    private static List<Double> column(List<String> lines) {
        return lines.stream()
                .skip(1)
                .map(l -> Math.round(Double.parseDouble(l) * 1e6) / 1e6)
                .toList();
    }

    private static double close(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    @Test
    void ordinalRanksFallWithFrequencyThenByName() throws Exception {
        String text = "c\nb\na\nc\nb\n\"\"\n";
        String with = ",\"invalid_handling_strategy\":";
        assertThat(encode(text, "Ordinal encode", "ordinal_encode", with + "\"Replace with NaN\"")
                        .lines())
                .containsExactly("c", "0.0", "1.0", "2.0", "0.0", "");
        assertThat(encode(text, "Ordinal encode", "ordinal_encode", with + "\"Keep\"")
                        .lines())
                .containsExactly("c", "0.0", "1.0", "2.0", "0.0", "3.0");
        assertThat(encode(text, "Ordinal encode", "ordinal_encode", with + "\"Skip\",\"output_column\":\"o\"")
                        .lines())
                .containsExactly("c,o", "b,0.0", "a,1.0", "c,2.0", "b,0.0");
        assertThatThrownBy(() -> encode(text, "Ordinal encode", "ordinal_encode", with + "\"Error\"")
                        .lines())
                .hasMessageContaining("column \"c\" has a missing value")
                .hasMessageContaining("Node e");
    }

    @Test
    void oneHotMakesColumnsOrAVector() throws Exception {
        String text = "c,k\nb,1\na,2\nb,3\n,4\n";
        assertThat(encode(text, "One-hot encode", "one_hot_encode", ",\"output_style\":\"Columns\",\"drop_last\":false")
                        .lines())
                .containsExactly("k,c_b,c_a", "1,1.0,0.0", "2,0.0,1.0", "3,1.0,0.0", "4,0.0,0.0");
        assertThat(encode(
                                text,
                                "One-hot encode",
                                "one_hot_encode",
                                ",\"output_style\":\"Columns\",\"drop_last\":true,\"output_column\":\"o\",\"invalid_handling_strategy\":\"Skip\"")
                        .lines())
                .containsExactly("c,k,o_b", "b,1,1.0", "a,2,0.0", "b,3,1.0");
        assertThat(encode(text, "One-hot encode", "one_hot_encode", ",\"output_style\":\"Vector\",\"drop_last\":false")
                        .lines())
                .containsExactly("c,k", "\"[1.0, 0.0]\",1", "\"[0.0, 1.0]\",2", "\"[1.0, 0.0]\",3", "\"[0.0, 0.0]\",4");
    }

    @Test
    void oneHotTakesRanksAsTheyAre() throws Exception {
        assertThat(numbers("c\n0\n2\n2\n")
                        .step(
                                "e",
                                "encode_categorical",
                                "{\"operator\":\"One-hot encode\",\"one_hot_encode_parameters\":{\"input_column\":\"c\",\"output_style\":\"Columns\",\"drop_last\":false,\"input_already_ordinal_encoded\":true}}")
                        .lines())
                .containsExactly("c_0,c_1,c_2", "1.0,0.0,0.0", "0.0,0.0,1.0", "0.0,0.0,1.0");
    }

    @Test
    void fittedStateIsSavedReusedAndDroppedWhenParametersChange() throws Exception {
        FlowBuilder flow = encode("c\nb\na\nb\n", "Ordinal encode", "ordinal_encode", "");
        FlowDocument fitted =
                flow.run(flow.flow(), "default", OutputFormat.CSV, false).fitted();
        Files.writeString(folder.resolve("t"), "c\na\nz\n");
        assertThat(lines(flow, fitted, false)).containsExactly("c", "1.0", "");
        assertThat(lines(flow, fitted, true)).containsExactly("c", "0.0", "1.0");
        ((ObjectNode) fitted.node("e").orElseThrow().parameters().path("ordinal_encode_parameters"))
                .put("invalid_handling_strategy", "Keep");
        assertThat(lines(flow, fitted, false)).containsExactly("c", "0.0", "1.0");
        assertThat(flow.flow().node("e").orElseThrow().json().has("trained_parameters"))
                .isFalse();
    }

    private static List<String> lines(FlowBuilder flow, FlowDocument document, boolean refit) throws Exception {
        return Files.readAllLines(
                flow.run(document, "default", OutputFormat.CSV, refit).files().getFirst());
    }

    @Test
    void outliersAreClippedRemovedOrInvalidated() throws Exception {
        String text = "x\n1\n2\n3\n100\n";
        assertThat(outliers(
                        text,
                        "Min-max numeric outliers",
                        "min_max_numeric_outliers",
                        "\"lower_threshold\":2,\"upper_threshold\":50"))
                .containsExactly("x", "2.0", "2.0", "3.0", "50.0");
        assertThat(outliers(
                        text,
                        "Min-max numeric outliers",
                        "min_max_numeric_outliers",
                        "\"lower_threshold\":2,\"upper_threshold\":50,\"fix_method\":\"Remove\""))
                .containsExactly("x", "2", "3");
        assertThat(outliers(
                        text,
                        "Min-max numeric outliers",
                        "min_max_numeric_outliers",
                        "\"lower_threshold\":2,\"upper_threshold\":50,\"fix_method\":\"Invalidate\""))
                .containsExactly("x", "", "2", "3", "");
        // Quantile 0.5 of 1, 2, 3, 100 is 2.5.
        assertThat(outliers(
                        text,
                        "Quantile numeric outliers",
                        "quantile_numeric_outliers",
                        "\"lower_quantile\":0,\"upper_quantile\":0.5"))
                .containsExactly("x", "1.0", "2.0", "2.5", "2.5");
        // Mean 2, sample deviation 1: bounds 1 and 3.
        assertThat(outliers(
                        "x\n1\n2\n3\n",
                        "Standard deviation numeric outliers",
                        "standard_deviation_numeric_outliers",
                        "\"standard_deviations\":0.5"))
                .containsExactly("x", "1.5", "2.0", "2.5");
        // Between the quartiles 1.75 and 27.25 lie 2 and 3: mean 2.5, deviation 0.70711.
        assertThat(column(outliers(
                        text,
                        "Robust standard deviation numeric outliers",
                        "robust_standard_deviation_numeric_outliers",
                        "\"standard_deviations\":1")))
                .containsExactly(close(1.792893), 2.0, 3.0, close(3.207107));
    }

    private List<String> outliers(String text, String choice, String block, String parameters) throws Exception {
        return numbers(text)
                .step(
                        "o",
                        "handle_outliers",
                        "{\"operator\":\"" + choice + "\",\"" + block + "_parameters\":{\"input_column\":[\"x\"],"
                                + parameters + "}}")
                .lines();
    }
}
