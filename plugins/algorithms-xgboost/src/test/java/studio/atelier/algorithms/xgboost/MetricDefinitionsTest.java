package studio.atelier.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import studio.atelier.algorithms.xgboost.metric.MetricNames;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;

/** The description that the engine reads, against the lines that the training prints. */
class MetricDefinitionsTest {

    private static JsonNode description() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                MetricDefinitionsTest.class.getResourceAsStream("/META-INF/atelier/algorithms.json"))) {
            return Json.mapper().readTree(in).get(0);
        }
    }

    private static Map<String, String> scan(String line) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        for (JsonNode definition : description().get("metricDefinitions")) {
            Matcher matcher =
                    Pattern.compile(definition.get("Regex").stringValue()).matcher(line);
            if (matcher.find()) {
                found.put(definition.get("Name").stringValue(), matcher.group(1));
            }
        }
        return found;
    }

    @Test
    void namesTheAlgorithmAsItNamesItself() throws IOException {
        assertThat(description().get("name").stringValue()).isEqualTo(new XgboostAlgorithm().name());
    }

    @Test
    void catchesEveryMetricOfALineAndNoOther() throws IOException {
        assertThat(scan("[12]#011train-rmse:2.34000#011validation-rmse:2.50000#011validation-f1:0.70000"))
                .containsOnly(
                        Map.entry("train:rmse", "2.34000"),
                        Map.entry("validation:rmse", "2.50000"),
                        Map.entry("validation:f1", "0.70000"));
        assertThat(scan("[0]#011train-error@0.7:0.25000#011train-f1_macro:0.5"))
                .containsOnly(Map.entry("train:error", "0.25000"), Map.entry("train:f1_macro", "0.5"));
        assertThat(scan("Train matrix has 10 rows")).isEmpty();
    }

    @Test
    void hasADefinitionForEveryMetricThatCanBeAskedFor() throws IOException {
        for (String metric : MetricNames.NATIVE) {
            assertThat(scan("[0]#011validation-" + metric + ":1.5")).containsEntry("validation:" + metric, "1.5");
        }
        for (String metric : MetricNames.OWN) {
            assertThat(scan("[0]#011train-" + metric + ":1.5")).containsEntry("train:" + metric, "1.5");
        }
    }
}
