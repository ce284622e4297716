package studio.atelier.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The model file in the hands of Python's xgboost. {@code ATELIER_TEST_PYTHON} names an interpreter that
 * has it, if {@code python3} has not.
 */
class PythonLoadsTheModelTest {

    private static final String PROGRAM = """
            import sys, xgboost, numpy
            booster = xgboost.Booster()
            booster.load_model(sys.argv[1])
            data = numpy.loadtxt(sys.argv[2], delimiter=',', dtype=numpy.float32)
            error = booster.predict(xgboost.DMatrix(data[:, 1:])) - data[:, 0]
            print('%d %.4f' % (booster.num_boosted_rounds(), float(numpy.sqrt(numpy.mean(error ** 2)))))
            """;

    @TempDir
    Path base;

    private static final String PYTHON = System.getenv().getOrDefault("ATELIER_TEST_PYTHON", "python3");

    private static String python(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = PYTHON;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? output.strip() : "failed: " + output;
    }

    private static boolean hasXgboost() throws InterruptedException {
        try {
            return !python("-c", "import xgboost, numpy").startsWith("failed");
        } catch (IOException e) {
            // There is no Python at all.
            return false;
        }
    }

    @Test
    void andPredictsAsWasTrained() throws Exception {
        assumeTrue(hasXgboost(), PYTHON + " has no xgboost; name one that has in ATELIER_TEST_PYTHON");
        var log = new Job(base)
                .channel("train", "text/csv")
                .channel("validation", "text/csv")
                .resource("train/abalone.csv", "abalone/train.csv")
                .resource("validation/abalone.csv", "abalone/validation.csv")
                .with("num_round", 20)
                .run();
        String[] answer = python(
                        "-c",
                        PROGRAM,
                        base.resolve("model/xgboost-model").toString(),
                        base.resolve("input/data/validation/abalone.csv").toString())
                .split(" ");
        assertThat(answer[0]).as(String.join(" ", answer)).isEqualTo("20");
        assertThat(Double.parseDouble(answer[1]))
                .isCloseTo(Job.metric(log, "validation-rmse"), org.assertj.core.api.Assertions.within(0.0002));
    }
}
