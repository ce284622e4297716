package studio.atelier.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.algorithm.AlgorithmException;

/** Jobs on the abalone data, and on tables small enough to see through. */
class TrainingJobTest {

    @TempDir
    Path base;

    private Job abalone() throws Exception {
        return new Job(base)
                .channel("train", "text/libsvm")
                .channel("validation", "text/libsvm")
                .resource("train/part", "abalone/train.libsvm")
                .resource("validation/part", "abalone/validation.libsvm");
    }

    private Job table(String train) throws Exception {
        return new Job(base).channel("train", "text/csv").file("train/data.csv", train);
    }

    private static List<String> rounds(List<String> log) {
        return log.stream().filter(line -> line.startsWith("[")).toList();
    }

    private String refusal(Job job) {
        assertThatThrownBy(job::run)
                .isInstanceOfSatisfying(
                        AlgorithmException.class,
                        e -> assertThat(e.kind()).isEqualTo(AlgorithmException.Kind.CLIENT_ERROR));
        try {
            job.run();
        } catch (AlgorithmException e) {
            return String.valueOf(e.getMessage());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("The second run went through");
    }

    @Test
    void sayingNothingOfTheFormatMeansLibsvm() throws Exception {
        Job job = new Job(base)
                .resource("train/part", "abalone/train.libsvm")
                .with("num_round", 5)
                .with("seed", 1);
        assertThat(Job.metric(job.run(), "train-rmse")).isLessThan(6);
    }

    @Test
    void earlyStoppingKeepsTheBestRound() throws Exception {
        Job job = abalone().with("num_round", 500).with("eta", 0.5).with("early_stopping_rounds", 5);
        List<String> log = job.run();
        List<String> rounds = rounds(log);
        assertThat(rounds.size()).isBetween(6, 200);
        int best = rounds.size() - 1 - 5;
        assertThat(log).anySatisfy(line -> assertThat(line).contains("Stopped early", "round " + best));
        Booster model = XGBoost.loadModel(job.model().toString());
        assertThat(model.getNumBoostedRound()).isEqualTo(best + 1);
        assertThat(model.getAttr("best_iteration")).isEqualTo(Integer.toString(best));
        double score = Double.parseDouble(model.getAttr("best_score"));
        assertThat(score).isCloseTo(Job.metric(rounds.subList(0, best + 1), "validation-rmse"), within(1e-4));
    }

    @Test
    void theTuningMetricDecidesWhenToStopEarly() throws Exception {
        List<String> log = abalone()
                .with("num_round", 300)
                .with("eta", 0.5)
                .with("early_stopping_rounds", 3)
                .with("eval_metric", "rmse,mae")
                .with("_tuning_objective_metric", "validation:rmse")
                .run();
        assertThat(log).anySatisfy(line -> assertThat(line).contains("Stopped early: validation-rmse"));
    }

    @Test
    void goesOnFromTheNewestCheckpointToTheRoundsThatWereAsked() throws Exception {
        Job job = abalone().checkpointed().with("num_round", 10).with("seed", 3);
        AtomicInteger asked = new AtomicInteger();
        List<String> first = job.stopWhen(() -> asked.incrementAndGet() > 4).run();
        assertThat(rounds(first)).hasSize(4);
        assertThat(base.resolve("checkpoints/xgboost-checkpoint.3")).isNotEmptyFile();
        assertThat(XGBoost.loadModel(job.model().toString()).getNumBoostedRound())
                .isEqualTo(4);

        List<String> second = job.stopWhen(() -> false).run();
        assertThat(second).anySatisfy(line -> assertThat(line).contains("Resuming", "4 of 10"));
        assertThat(rounds(second)).hasSize(6).first().asString().startsWith("[4]");
        Booster resumed = XGBoost.loadModel(job.model().toString());
        assertThat(resumed.getNumBoostedRound()).isEqualTo(10);

        Job whole = new Job(base.resolve("other"))
                .resource("train/part", "abalone/train.libsvm")
                .resource("validation/part", "abalone/validation.libsvm")
                .with("num_round", 10)
                .with("seed", 3);
        assertThat(Job.metric(second, "validation-rmse"))
                .isCloseTo(Job.metric(whole.run(), "validation-rmse"), within(1e-3));
    }

    @Test
    void aJobWithoutCheckpointConfigurationLeavesNoCheckpoints() throws Exception {
        abalone().with("num_round", 2).run();
        assertThat(base.resolve("checkpoints")).doesNotExist();
    }

    @Test
    void weightsPullThePredictionTowardsTheHeavyRows() throws Exception {
        // One feature without meaning: the best constant is the weighted mean, (1 * 0 + 3 * 4) / 4 = 3.
        Job job = table("0,1,5\n4,3,5\n")
                .with("csv_weights", 1)
                .with("num_round", 1)
                .with("eta", 1)
                .with("lambda", 0)
                .with("base_score", 0)
                .with("min_child_weight", 0);
        // Mean squared error around 3, weighted: (1 * 9 + 3 * 1) / 4 = 3.
        assertThat(Job.metric(job.run(), "train-rmse")).isCloseTo(Math.sqrt(3), within(1e-5));
    }

    @Test
    void emptyCellsAreMissingValues() throws Exception {
        List<String> log = table("0,\n0,\n1,7\n1,7\n")
                .with("num_round", 20)
                .with("eta", 1)
                .with("lambda", 0)
                .with("min_child_weight", 0)
                .run();
        assertThat(Job.metric(log, "train-rmse")).isLessThan(1e-3);
    }

    @Test
    void ourMetricsStandInTheSameLineAsTheLibrarys() throws Exception {
        List<String> log = table("0,1\n0,2\n1,3\n1,4\n")
                .with("objective", "binary:logistic")
                .with("eval_metric", "logloss,accuracy,f1")
                .with("min_child_weight", 0)
                .with("num_round", 3)
                .run();
        assertThat(rounds(log).getLast())
                .matches("\\[2]#011train-logloss:0\\.\\d{5}#011train-accuracy:1\\.00000#011train-f1:1\\.00000");
    }

    @Test
    void classesAreCountedForSoftProbabilities() throws Exception {
        List<String> log = table("0,1\n1,2\n2,3\n")
                .with("objective", "multi:softprob")
                .with("num_class", 3)
                .with("eval_metric", "accuracy,merror")
                .with("min_child_weight", 0)
                .with("num_round", 5)
                .run();
        assertThat(Job.metric(log, "train-accuracy")).isEqualTo(1);
        assertThat(Job.metric(log, "train-merror")).isZero();
    }

    @Test
    void labelsThatDoNotFitTheObjectiveAreNamedWithTheirRow() throws Exception {
        assertThat(refusal(table("0,1\n2,1\n").with("num_round", 1).with("objective", "binary:logistic")))
                .contains("Row 2 of channel train", "2.0", "binary:logistic", "0 or 1");
        assertThat(refusal(new Job(base.resolve("multi"))
                        .channel("train", "text/csv")
                        .file("train/data.csv", "0,1\n3,1\n")
                        .with("num_round", 1)
                        .with("objective", "multi:softmax")
                        .with("num_class", 3)))
                .contains("Row 2", "from 0 to 2");
    }

    @Test
    void onlyOneOfSeveralHostsTrains() throws Exception {
        Job job = table("0,1\n1,2\n").with("num_round", 1).hosts("algo-2", "algo-1", "algo-2");
        assertThat(rounds(job.run())).isEmpty();
        assertThat(job.model()).doesNotExist();
        assertThat(rounds(job.hosts("algo-1", "algo-1", "algo-2").run())).hasSize(1);
    }

    @Test
    void dataSpreadOverSeveralHostsIsRefused() throws Exception {
        Job job = table("0,1\n1,2\n")
                .with("num_round", 1)
                .hosts("algo-1", "algo-1", "algo-2")
                .sharded("train");
        assertThat(refusal(job)).contains("2 instances", "FullyReplicated");
    }
}
