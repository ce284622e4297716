package studio.atelier.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python's xgboost reads our models, where there is one: set ATELIER_TEST_PYTHON or have it on the path. */
class PythonModelTest {

    @TempDir
    Path base;

    @Test
    void pythonLoadsTheModelAndPredictsTheSame() throws Exception {
        Python python = Python.with("xgboost", "numpy");
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
        String[] printed = python.output(
                        program,
                        job.model().toString(),
                        base.resolve("input/data/train/data.csv").toString())
                .strip()
                .split(" ");
        assertThat(printed[0]).isEqualTo(Integer.toString(kept));
        assertThat(Double.parseDouble(printed[1])).isEqualTo(rmse, org.assertj.core.api.Assertions.within(1e-4));
    }
}
