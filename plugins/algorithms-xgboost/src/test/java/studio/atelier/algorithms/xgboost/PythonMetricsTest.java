package studio.atelier.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The metrics of every round, compared with Python: scikit-learn's on what the model predicts after that
 * round, and those of a training by Python's xgboost on the same data.
 */
class PythonMetricsTest {

    /** Five digits are logged. */
    private static final double LOGGED = 1e-5;

    // The two releases of xgboost round some sums otherwise, which moves a split now and then.
    private static final double RELEASES = 5e-3;

    private static final String PROGRAM = """
            import json, sys, numpy as np, xgboost as xgb
            from sklearn import metrics as m
            base, model, parameters = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
            rounds, names = parameters.pop("num_round"), parameters.pop("eval_metric").split(",")
            objective = parameters["objective"]
            booster = xgb.Booster()
            booster.load_model(model)

            def scores(y, p):
                values = {}
                if objective.startswith("reg:"):
                    values = {"mse": m.mean_squared_error(y, p), "r2": m.r2_score(y, p),
                        "rmse": m.mean_squared_error(y, p) ** .5, "mae": m.mean_absolute_error(y, p),
                        "mape": m.mean_absolute_percentage_error(y, p), "rmsle": m.mean_squared_log_error(y, p) ** .5}
                else:
                    if objective.startswith("binary:"):
                        c = (p > .5).astype(int)
                        values = {"auc": m.roc_auc_score(y, p), "logloss": m.log_loss(y, p), "error": 1 - m.accuracy_score(y, c),
                            "f1_binary": m.f1_score(y, c, zero_division=0), "precision": m.precision_score(y, c, zero_division=0),
                            "recall": m.recall_score(y, c)}
                    else:
                        c = p.argmax(axis=1)
                        values = {"mlogloss": m.log_loss(y, p, labels=range(p.shape[1])), "merror": 1 - m.accuracy_score(y, c)}
                    values |= {"accuracy": m.accuracy_score(y, c), "balanced_accuracy": m.balanced_accuracy_score(y, c),
                        "f1": m.f1_score(y, c, average="macro", zero_division=0),
                        "f1_macro": m.f1_score(y, c, average="macro", zero_division=0),
                        "precision_macro": m.precision_score(y, c, average="macro", zero_division=0),
                        "precision_micro": m.precision_score(y, c, average="micro", zero_division=0),
                        "recall_macro": m.recall_score(y, c, average="macro", zero_division=0),
                        "recall_micro": m.recall_score(y, c, average="micro", zero_division=0)}
                return {name: float(values[name]) for name in names if name in values}

            data = {}
            for channel in ("train", "validation"):
                table = np.loadtxt(f"{base}/{channel}/data.csv", delimiter=",", dtype="float32")
                data[channel] = (table[:, 0], xgb.DMatrix(table[:, 1:], label=table[:, 0]))
            ours = [{f"{channel}-{name}": value for channel, (y, matrix) in data.items()
                for name, value in scores(y, booster.predict(matrix, iteration_range=(0, i + 1))).items()} for i in range(rounds)]
            native = [n for n in names if n in %s]
            evals = {}
            xgb.train(parameters | {"eval_metric": native}, data["train"][1], rounds,
                evals=[(matrix, channel) for channel, (y, matrix) in data.items()], evals_result=evals, verbose_eval=False)
            theirs = [{f"{channel}-{name}": values[i] for channel in evals for name, values in evals[channel].items()}
                for i in range(rounds)]
            json.dump({"ours": ours, "theirs": theirs}, sys.stdout)
            """.formatted(
                    "(\"rmse\", \"mae\", \"mape\", \"rmsle\", \"auc\", \"aucpr\", \"logloss\", \"error\", \"mlogloss\", \"merror\")");

    private static final Pattern METRIC = Pattern.compile("#011([^:]+):([^#]+)");

    @TempDir
    Path base;

    /** The abalone data with another label. */
    private String labelled(String file, IntUnaryOperator label) throws Exception {
        Path source = Path.of(getClass().getResource("/abalone/" + file).toURI());
        return Files.readAllLines(source).stream()
                .map(line -> {
                    int comma = line.indexOf(',');
                    return label.applyAsInt(Integer.parseInt(line.substring(0, comma))) + line.substring(comma);
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private void compare(Map<String, Object> parameters, IntUnaryOperator label, int rounds, String... metrics)
            throws Exception {
        Python python = Python.with("xgboost", "numpy", "sklearn");
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("eval_metric", String.join(",", metrics));
        all.put("num_round", rounds);
        Job job = new Job(base)
                .channel("train", "text/csv")
                .channel("validation", "text/csv")
                .file("train/data.csv", labelled("train.csv", label))
                .file("validation/data.csv", labelled("validation.csv", label));
        all.forEach(job::with);
        List<Map<String, Double>> logged = job.run().stream()
                .filter(line -> line.startsWith("["))
                .map(PythonMetricsTest::values)
                .toList();
        assertThat(logged).hasSize(rounds);

        JsonMapper json = new JsonMapper();
        JsonNode answer = json.readTree(python.output(
                PROGRAM, base.resolve("input/data").toString(), job.model().toString(), json.writeValueAsString(all)));
        int compared = 0;
        for (int round = 0; round < rounds; round++) {
            compared += agree(round, logged.get(round), answer.path("ours").path(round), LOGGED);
            compared += agree(round, logged.get(round), answer.path("theirs").path(round), RELEASES);
        }
        // Each metric of both channels was compared with one of the two at least.
        assertThat(logged.getFirst()).hasSize(2 * metrics.length);
        assertThat(compared).isGreaterThanOrEqualTo(rounds * 2 * metrics.length);
    }

    private static int agree(int round, Map<String, Double> logged, JsonNode python, double tolerance) {
        python.properties()
                .forEach(metric -> assertThat(logged.get(metric.getKey()))
                        .as("%s of round %d", metric.getKey(), round)
                        .isCloseTo(metric.getValue().doubleValue(), within(tolerance)));
        return python.size();
    }

    private static Map<String, Double> values(String line) {
        Map<String, Double> values = new LinkedHashMap<>();
        Matcher matcher = METRIC.matcher(line);
        while (matcher.find()) {
            values.put(matcher.group(1), Double.valueOf(matcher.group(2)));
        }
        return values;
    }

    @Test
    void ofTwoClasses() throws Exception {
        compare(
                Map.of("objective", "binary:logistic", "max_depth", 4, "eta", 0.3),
                rings -> rings > 12 ? 1 : 0,
                12,
                "auc",
                "aucpr",
                "logloss",
                "error",
                "accuracy",
                "balanced_accuracy",
                "f1",
                "f1_binary",
                "f1_macro",
                "precision",
                "precision_macro",
                "precision_micro",
                "recall",
                "recall_macro",
                "recall_micro");
    }

    @Test
    void ofThreeClasses() throws Exception {
        compare(
                // Since 3.1 the library starts each class from its own share; before, from the same for all.
                Map.of("objective", "multi:softprob", "num_class", 3, "max_depth", 3, "eta", 0.3, "base_score", 0.5),
                rings -> rings < 8 ? 0 : rings < 12 ? 1 : 2,
                10,
                "mlogloss",
                "merror",
                "accuracy",
                "balanced_accuracy",
                "f1",
                "f1_macro",
                "precision_macro",
                "precision_micro",
                "recall_macro",
                "recall_micro");
    }

    @Test
    void ofNumbers() throws Exception {
        compare(
                Map.of("objective", "reg:squarederror", "max_depth", 5, "eta", 0.2),
                rings -> rings,
                12,
                "rmse",
                "mae",
                "mape",
                "rmsle",
                "mse",
                "r2");
    }
}
