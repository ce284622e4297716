package studio.atelier.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.algorithm.AlgorithmException;

class XgboostAlgorithmTest {

    @TempDir
    Path base;

    private Job abalone() throws Exception {
        return abaloneIn(base);
    }

    private static Job abaloneIn(Path folder) throws Exception {
        return new Job(folder)
                .channel("train", "text/csv")
                .channel("validation", "text/csv")
                .resource("train/abalone.csv", "abalone/train.csv")
                .resource("validation/abalone.csv", "abalone/validation.csv");
    }

    private static List<String> rounds(List<String> log) {
        return log.stream().filter(line -> line.startsWith("[")).toList();
    }

    private Booster model() throws Exception {
        return XGBoost.loadModel(Files.readAllBytes(base.resolve("model/xgboost-model")));
    }

    private static void assertClientError(Job job, String... fragments) {
        assertThatThrownBy(job::run)
                .isInstanceOfSatisfying(
                        AlgorithmException.class,
                        e -> assertThat(e.kind()).isEqualTo(AlgorithmException.Kind.CLIENT_ERROR))
                .message()
                .contains(fragments);
    }

    @Test
    void trainsOnCsvAndLogsEachRoundAsSageMakerDoes() throws Exception {
        List<String> log = abalone()
                .with("num_round", 200)
                .with("eta", 0.1)
                .with("max_depth", 6)
                .with("subsample", 0.8)
                .with("colsample_bytree", 0.8)
                .run();
        assertThat(rounds(log)).hasSize(200);
        assertThat(rounds(log).getFirst())
                .matches("\\[0]#011train-rmse:\\d+\\.\\d{5}#011validation-rmse:\\d+\\.\\d{5}");
        assertThat(Job.metric(log, "validation-rmse")).isBetween(2.2, 2.4);
        assertThat(model().getNumBoostedRound()).isEqualTo(200);
    }

    @Test
    void trainsOnLibsvmWithTheOldNameOfTheObjective() throws Exception {
        List<String> log = new Job(base)
                .channel("train", "text/x-libsvm")
                .channel("validation", "text/libsvm")
                .resource("train/abalone", "abalone/train.libsvm")
                .resource("validation/abalone", "abalone/validation.libsvm")
                .with("num_round", 50)
                .with("objective", "reg:linear")
                .with("eta", 0.2)
                .with("gamma", 4)
                .with("max_depth", 5)
                .with("min_child_weight", 6)
                .with("subsample", 0.7)
                .run();
        assertThat(Job.metric(log, "validation-rmse")).isBetween(2.0, 2.6);
    }

    @Test
    void givesTheSameModelForTheSameSeed() throws Exception {
        Path other = base.resolve("other");
        abaloneIn(base.resolve("one"))
                .with("num_round", 5)
                .with("subsample", 0.5)
                .with("seed", 7)
                .run();
        abaloneIn(other)
                .with("num_round", 5)
                .with("subsample", 0.5)
                .with("seed", 7)
                .run();
        assertThat(base.resolve("one/model/xgboost-model"))
                .hasSameBinaryContentAs(other.resolve("model/xgboost-model"));
    }

    @Test
    void stopsEarlyAndKeepsTheBestRounds() throws Exception {
        List<String> log = abalone()
                .with("num_round", 500)
                .with("eta", 0.5)
                .with("early_stopping_rounds", 5)
                .run();
        int done = rounds(log).size();
        assertThat(done).isLessThan(500);
        assertThat(log).anyMatch(line -> line.startsWith("Stopped early: validation-rmse"));
        assertThat(model().getNumBoostedRound()).isEqualTo(done - 5);
        assertThat(model().getAttr("best_iteration")).isEqualTo(Integer.toString(done - 6));
    }

    @Test
    void savesWhatItHasWhenItIsStoppedAndGoesOnFromTheCheckpoint() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Job job = abalone().with("num_round", 10).checkpointed();
        List<String> first = job.stopWhen(() -> asked.incrementAndGet() > 4).run();
        assertThat(rounds(first)).hasSize(4);
        assertThat(base.resolve("checkpoints/xgboost-checkpoint.3")).isNotEmptyFile();
        assertThat(model().getNumBoostedRound()).isEqualTo(4);

        List<String> second = job.stopWhen(() -> false).run();
        assertThat(rounds(second)).hasSize(6).first().asString().startsWith("[4]#011");
        assertThat(model().getNumBoostedRound()).isEqualTo(10);

        Path straight = base.resolve("straight");
        List<String> whole = abaloneIn(straight).with("num_round", 10).run();
        assertThat(Job.metric(second, "validation-rmse")).isCloseTo(Job.metric(whole, "validation-rmse"), within(1e-4));
    }

    @Test
    void logsMetricsThatTheLibraryLacksBesideItsOwn() throws Exception {
        List<String> log = new Job(base)
                .channel("train", "text/csv")
                .file("train/a.csv", "0,1\n0,2\n1,8\n1,9\n".repeat(50))
                .with("num_round", 3)
                .with("objective", "binary:logistic")
                .with("eval_metric", "logloss,accuracy,f1_binary")
                .run();
        assertThat(rounds(log).getFirst())
                .matches("\\[0]#011train-logloss:[0-9.]+#011train-accuracy:1.00000#011train-f1_binary:1.00000");
    }

    @Test
    void trainsClassesAndRanksAndTheOtherBoosters() throws Exception {
        String data = "0,1,2\n1,5,2\n2,9,3\n".repeat(40);
        for (String objective : List.of("multi:softmax", "multi:softprob")) {
            List<String> log = new Job(base.resolve(objective.substring(6)))
                    .channel("train", "text/csv")
                    .file("train/a.csv", data)
                    .with("num_round", 5)
                    .with("num_class", 3)
                    .with("objective", objective)
                    .with("_tuning_objective_metric", "train:f1_macro")
                    .run();
            assertThat(Job.metric(log, "train-f1_macro")).isEqualTo(1);
        }
        for (String booster : List.of("gblinear", "dart")) {
            List<String> log = new Job(base.resolve(booster))
                    .channel("train", "text/csv")
                    .file("train/a.csv", data)
                    .with("num_round", 5)
                    .with("booster", booster)
                    .run();
            assertThat(rounds(log)).hasSize(5);
        }
        List<String> ranked = new Job(base.resolve("rank"))
                .channel("train", "text/libsvm")
                .file("train/a", "1 qid:1 0:3\n0 qid:1 0:1\n".repeat(20) + "1 qid:2 0:4\n0 qid:2 0:2\n".repeat(20))
                .with("num_round", 3)
                .with("objective", "rank:ndcg")
                .with("eval_metric", "ndcg@2")
                .run();
        assertThat(rounds(ranked)).hasSize(3);
    }

    @Test
    void weighsRows() throws Exception {
        List<String> log = new Job(base)
                .channel("train", "text/csv")
                .file("train/a.csv", "0,1,1\n10,0,1\n".repeat(50))
                .with("num_round", 30)
                .with("csv_weights", 1)
                .run();
        // The rows of weight 0 do not count, so that the label 0 is learnt and not the mean.
        assertThat(Job.metric(log, "train-rmse")).isLessThan(0.1);
    }

    @Test
    void refusesLabelsThatTheObjectiveDoesNotTake() throws Exception {
        assertClientError(
                new Job(base)
                        .channel("train", "text/csv")
                        .file("train/a.csv", "0,1\n2,3\n")
                        .with("num_round", 1)
                        .with("objective", "binary:logistic"),
                "Row 2 of channel train",
                "0 or 1");
    }

    @Test
    void refusesAValidationChannelOfOtherColumns() throws Exception {
        assertClientError(
                new Job(base)
                        .channel("train", "text/csv")
                        .channel("validation", "text/csv")
                        .file("train/a.csv", "0,1\n1,3\n")
                        .file("validation/a.csv", "0,1,1\n")
                        .with("num_round", 1),
                "1 feature columns",
                "2; they must have the same");
    }

    @Test
    void refusesToTrainWithoutATrainChannelOrWithWrongHyperparameters() throws Exception {
        assertClientError(new Job(base).with("num_round", 1), "channel train is required");
        assertClientError(new Job(base).with("eta", 7), "2 hyperparameters are wrong", "num_round", "eta");
    }
}
