package studio.atelier.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python's xgboost reads our models, where there is one: set ATELIER_TEST_PYTHON or have it on the path. */
class PythonModelTest {

    @TempDir
    Path base;

    @Test
    void pythonLoadsTheModelAndPredictsTheSame() throws Exception {
        String python = Stream.of(System.getenv("ATELIER_TEST_PYTHON"), "python3", "python")
                .filter(candidate -> candidate != null && runs(candidate, "import xgboost, numpy"))
                .findFirst()
                .orElse("");
        assumeTrue(!python.isEmpty(), "No Python with xgboost and numpy here");
        Job job = new Job(base)
                .channel("train", "text/csv")
                .channel("validation", "text/csv")
                .resource("train/data.csv", "abalone/train.csv")
                .resource("validation/data.csv", "abalone/validation.csv")
                .with("num_round", 200)
                .with("eta", 0.5)
                .with("early_stopping_rounds", 5);
        List<String> rounds =
                job.run().stream().filter(line -> line.startsWith("[")).toList();
        // The model is cut back to the best round.
        int kept = rounds.size() - 5;
        double rmse = Job.metric(rounds.subList(0, kept), "train-rmse");
        String program = """
                import sys, numpy, xgboost
                model = xgboost.Booster()
                model.load_model(sys.argv[1])
                data = numpy.loadtxt(sys.argv[2], delimiter=",", dtype="float32")
                error = model.predict(xgboost.DMatrix(data[:, 1:])) - data[:, 0]
                print(model.num_boosted_rounds(), float(numpy.sqrt((error ** 2).mean())))
                """;
        String[] printed = output(
                        python,
                        program,
                        job.model().toString(),
                        base.resolve("input/data/train/data.csv").toString())
                .strip()
                .split(" ");
        assertThat(printed[0]).isEqualTo(Integer.toString(kept));
        assertThat(Double.parseDouble(printed[1])).isEqualTo(rmse, org.assertj.core.api.Assertions.within(1e-4));
    }

    private static boolean runs(String python, String program) {
        try {
            Process process = new ProcessBuilder(python, "-c", program)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String output(String python, String program, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(python, "-c", program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text;
    }
}
