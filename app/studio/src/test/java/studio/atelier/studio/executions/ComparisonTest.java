package studio.atelier.studio.executions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.atelier.workbench.control.Status;

class ComparisonTest {

    private static final RunEntry A = Runs.run(
            2, Status.SUCCEEDED, 90, Map.of("eta", "0.3", "note", "a,b"), Map.of("validation:rmse", 2.187, "auc", 0.9));
    private static final RunEntry B = Runs.run(
            1,
            Status.SUCCEEDED,
            45,
            Map.of("eta", "0.1", "note", "a,b"),
            Map.of("validation:rmse", 2.271, "auc", 0.95));

    private static CompareLine line(Comparison comparison, String name) {
        return comparison.lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theDifferenceOfTwoRunsHasASignAndTellsWhetherItIsForTheBetter() {
        Comparison comparison = Comparison.of(List.of(A, B), Instant.now());

        assertThat(line(comparison, "validation:rmse").difference()).isEqualTo("\u22120.084");
        assertThat(line(comparison, "validation:rmse").trend()).isEqualTo(CompareLine.Trend.BETTER);
        assertThat(line(comparison, "auc").trend()).isEqualTo(CompareLine.Trend.WORSE);
        assertThat(line(comparison, "eta").difference()).isEqualTo("+0.2");
        assertThat(line(comparison, "Duration").difference()).isEqualTo("+45.0 s");
    }

    @Test
    void onlyDifferencesLeavesOutWhatAllRunsShareAndSaysHowManyDiffer() {
        List<CompareLine> shown = Comparison.of(List.of(A, B), Instant.now()).shown(true);

        assertThat(shown).noneMatch(line -> line.name().equals("note"));
        assertThat(shown)
                .filteredOn(line -> line.isHeading() && line.group() == CompareLine.Group.PARAMETERS)
                .extracting(CompareLine::difference)
                .containsExactly("1 of 2 differ");
    }

    @Test
    void threeRunsHaveNoDifferenceAndTheExportQuotesWhatNeedsIt() {
        Comparison three = Comparison.of(List.of(A, B, A), Instant.now());
        assertThat(three.lines()).allMatch(line -> line.difference().isEmpty());

        assertThat(Comparison.of(List.of(A, B), Instant.now()).csv())
                .startsWith("Group,Name,Run 2,Run 1,Difference\r\n")
                .contains("Metrics,validation:rmse,2.187,2.271,-0.084\r\n")
                .contains("Parameters,note,\"a,b\",\"a,b\",\r\n");
    }

    @Test
    void theBestOfItsColumnAndValuesThatChangedStandOut() {
        List<RunLine> lines = RunLine.of(List.of(A, B), List.of(A.arn(), B.arn()), Instant.now());

        assertThat(lines.getFirst().best()).containsExactly("validation:rmse");
        assertThat(lines.getLast().best()).containsExactly("auc");
        assertThat(lines.getFirst().changed()).containsExactly("eta");
        assertThat(lines.getLast().changed()).isEmpty();
        assertThat(lines).extracting(RunLine::letter).containsExactly("A", "B");
    }
}
