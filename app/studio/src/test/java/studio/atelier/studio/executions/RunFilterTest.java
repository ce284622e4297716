package studio.atelier.studio.executions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.atelier.workbench.control.Status;

class RunFilterTest {

    private static final List<RunEntry> RUNS = List.of(
            Runs.run(3, Status.FAILED, 12, Map.of("eta", "0.3", "machine", "ml.m5.large"), Map.of()),
            Runs.run(
                    2,
                    Status.SUCCEEDED,
                    90,
                    Map.of("eta", "0.1", "machine", "ml.m5.xlarge"),
                    Map.of("validation:rmse", 2.19)),
            Runs.run(
                    1,
                    Status.SUCCEEDED,
                    45,
                    Map.of("eta", "0.2", "machine", "ml.m5.large"),
                    Map.of("validation:rmse", 2.41)));

    private static List<Integer> matching(String filter) throws RunFilter.FilterException {
        return RUNS.stream()
                .filter(RunFilter.parse(filter, RunFields.of(RUNS)))
                .map(run -> run.summary().number())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            eta < 0.2                      | 2
            eta<=0.2                       | 2 1
            eta = 0.30                     | 3
            eta != 0.3                     | 2 1
            status = failed                | 3
            validation:rmse < 2.3          | 2
            duration > 1:00                | 2
            duration >= 45 and eta > 0.15  | 1
            machine = ml.m5.large          | 3 1
            memory                         | 3
            note ~ "out of"                | 3
            started > 2026-11-19           | 3 2 1
            xlarge eta < 1                 | 2
            """)
    void wordsAndComparisonsMustAllHold(String filter, String numbers) throws Exception {
        assertThat(matching(filter).stream().map(String::valueOf)).containsExactly(numbers.split(" ", -1));
    }

    @Test
    void nothingTypedShowsAll() throws Exception {
        assertThat(matching("  ")).containsExactly(3, 2, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            etaa < 1      | There is no column “etaa”. There are run, status, duration
            eta <         | “eta <” lacks a value
            < 3           | There is nothing before “<”
            eta < deep    | “deep” cannot be compared with eta by <. Write a number.
            note ~ "open  | A quotation mark is open at position 8
            """)
    void aFilterThatMakesNoSenseSaysWhy(String filter, String problem) {
        assertThatThrownBy(() -> matching(filter))
                .isInstanceOf(RunFilter.FilterException.class)
                .hasMessageContaining(problem);
    }
}
