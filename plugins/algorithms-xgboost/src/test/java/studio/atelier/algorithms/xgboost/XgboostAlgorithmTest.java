package studio.atelier.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XgboostAlgorithmTest {

    @TempDir
    Path base;

    private Job abalone() throws Exception {
        return new Job(base)
                .channel("train", "text/csv")
                .channel("validation", "text/csv")
                .resource("train/abalone.csv", "abalone/train.csv")
                .resource("validation/abalone.csv", "abalone/validation.csv");
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
        List<String> rounds = log.stream().filter(line -> line.startsWith("[")).toList();
        assertThat(rounds).hasSize(200);
        assertThat(rounds.getFirst()).matches("\\[0]#011train-rmse:[0-9.]+#011validation-rmse:[0-9.]+");
        assertThat(Job.metric(log, "validation-rmse")).isBetween(2.2, 2.4);
        assertThat(base.resolve("model/xgboost-model")).isNotEmptyFile();
    }
}
