package studio.atelier.engine.jobs.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.store.metadata.MetricStore.MetricValue;

class MetricScannerTest {

    private final List<String> complaints = new ArrayList<>();

    private static MetricScanner scanner(String... namesAndExpressions) {
        var definitions = Json.array();
        for (int i = 0; i < namesAndExpressions.length; i += 2) {
            definitions.addObject().put("Name", namesAndExpressions[i]).put("Regex", namesAndExpressions[i + 1]);
        }
        return new MetricScanner(definitions);
    }

    private List<MetricValue> scan(MetricScanner scanner, String line) {
        return scanner.scan(line, complaints::add);
    }

    @Test
    void theFirstGroupIsTheValue() {
        assertThat(scan(scanner("loss", "loss: ([0-9.e-]+)"), "epoch 1 loss: 2.5e-1 acc: 3"))
                .extracting(MetricValue::name, MetricValue::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("loss", 0.25));
    }

    @Test
    void oneBadDefinitionDoesNotSpoilTheOthers() {
        MetricScanner scanner = scanner("bad", "loss=([0-9", "none", "loss=.*", "good", "loss=(\\S+)");

        assertThat(scanner.problems()).hasSize(2);
        assertThat(scanner.problems().getFirst()).contains("'bad'", "no regular expression");
        assertThat(scan(scanner, "loss=1")).hasSize(1);
    }

    @Test
    void anExpressionThatBacktracksWithoutEndIsGivenUp() {
        MetricScanner scanner = scanner("slow", "(.*a){20}b", "good", "loss=(\\S+)");

        for (int i = 0; i < 50; i++) {
            assertThat(scan(scanner, "loss=1 " + "a".repeat(60)))
                    .as("line %d", i)
                    .hasSize(1);
        }

        assertThat(complaints).hasSize(1);
        assertThat(complaints.getFirst()).contains("'slow'", "(.*a){20}b");
    }

    @Test
    void aLineTooDeepForAnExpressionIsPassedOver() {
        MetricScanner scanner = scanner("deep", "((?:a|b)*)=1");

        assertThat(scan(scanner, "ab".repeat(4000))).isEmpty();
        assertThat(scan(scanner, "loss 12=1")).isEmpty();
    }

    @Test
    void whatBeginsWithAnythingMeansTheLastOfALine() {
        MetricScanner scanner = scanner("last", ".*loss=([0-9]+).*", "branch", ".*acc=([0-9]+)|loss=([0-9]+)");

        assertThat(scan(scanner, "loss=1 loss=2 acc=3"))
                .extracting(MetricValue::value)
                .containsExactly(2.0, 3.0);
        assertThat(scan(scanner, "a\u2028loss=4"))
                .extracting(MetricValue::value)
                .containsExactly(4.0);
        assertThat(scan(scanner, "nothing")).isEmpty();
    }
}
