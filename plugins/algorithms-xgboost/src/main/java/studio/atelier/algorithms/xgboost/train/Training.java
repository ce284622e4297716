package studio.atelier.algorithms.xgboost.train;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;
import studio.atelier.algorithms.xgboost.data.LoadedData;
import studio.atelier.algorithms.xgboost.metric.OwnMetrics;
import studio.atelier.algorithms.xgboost.parameter.Hyperparameters;

/** Trains a model round by round, and leaves it in the model folder. */
public final class Training {

    private final Hyperparameters parameters;
    private final PrintStream out;
    private final BooleanSupplier stopping;
    private final DoubleConsumer progress;
    private final @Nullable Checkpoints checkpoints;

    /**
     * @param out where log lines go, one for each round: {@code [0]#011train-rmse:2.3...}, with the tab
     *     spelled as SageMaker's logs spell it
     * @param progress told after every round what part of the rounds is done, 0 to 1
     * @param checkpointFolder where checkpoints are read and written, if the job has any
     */
    public Training(
            Hyperparameters parameters,
            PrintStream out,
            BooleanSupplier stopping,
            DoubleConsumer progress,
            Optional<Path> checkpointFolder) {
        this.parameters = parameters;
        this.out = out;
        this.stopping = stopping;
        this.progress = progress;
        this.checkpoints = checkpointFolder.map(Checkpoints::new).orElse(null);
    }

    /**
     * Trains and writes the model.
     *
     * @param channels the channels by name, {@code train} first; the last one is what early stopping
     *     looks at
     * @throws XGBoostError if the library refuses
     */
    public void run(Map<String, LoadedData> channels, Path modelFile) throws XGBoostError, IOException {
        Booster model = boost(new LinkedHashMap<>(channels));
        Files.createDirectories(Objects.requireNonNull(modelFile.getParent()));
        ModelFile.write(model, modelFile);
        model.dispose();
    }

    private Booster boost(SequencedMap<String, LoadedData> channels) throws XGBoostError, IOException {
        DMatrix train = channels.firstEntry().getValue().matrix();
        String last = channels.lastEntry().getKey();
        Optional<Checkpoints.Found> checkpoint = checkpoints == null ? Optional.empty() : checkpoints.newest();
        int first = checkpoint.map(found -> found.round() + 1).orElse(0);
        Booster booster = booster(train, checkpoint);
        Evaluation evaluation = new Evaluation(
                channels, new OwnMetrics(parameters.ownMetrics(), parameters.objective(), parameters.classes()));
        EarlyStopping early = new EarlyStopping(parameters.earlyStopping().orElse(Integer.MAX_VALUE));
        int round = first;
        for (; round < parameters.rounds() && !stopping.getAsBoolean(); round++) {
            booster.update(train, round);
            Map<String, Double> values = evaluation.of(booster, round);
            log(round, values);
            progress.accept((round + 1.0) / parameters.rounds());
            if (checkpoints != null) {
                checkpoints.saveIfDue(booster, round);
            }
            String watched = watched(values, last);
            if (early.stopAfter(
                            round,
                            watched.substring(watched.indexOf('-') + 1),
                            values.getOrDefault(watched, Double.NaN))
                    && parameters.earlyStopping().isPresent()) {
                out.println("Stopped early: " + watched + " has not improved since round " + early.bestRound() + " ("
                        + early.best() + ").");
                round++;
                break;
            }
        }
        if (round < parameters.rounds() && stopping.getAsBoolean()) {
            out.println("Asked to stop after " + round + " of " + parameters.rounds() + " rounds; saving the model.");
        }
        if (checkpoints != null && round > first) {
            checkpoints.save(booster, round - 1);
        }
        return parameters.earlyStopping().isPresent() && early.bestRound() >= 0 ? best(booster, early, round) : booster;
    }

    private Booster booster(DMatrix train, Optional<Checkpoints.Found> checkpoint) throws XGBoostError {
        Booster booster;
        if (checkpoint.isPresent()) {
            Checkpoints.Found found = checkpoint.get();
            out.println("Resuming from " + found.file().getFileName() + ": " + (found.round() + 1) + " of "
                    + parameters.rounds() + " rounds are done.");
            booster = XGBoost.loadModel(found.file().toString());
            booster.setParams(parameters.library());
        } else {
            booster = XGBoost.train(train, new HashMap<>(parameters.library()), 0, new HashMap<>(), null, null);
        }
        for (String metric : parameters.nativeMetrics()) {
            booster.setParam("eval_metric", metric);
        }
        return booster;
    }

    private void log(int round, Map<String, Double> values) {
        StringBuilder line = new StringBuilder("[").append(round).append(']');
        values.forEach((name, value) ->
                line.append("#011").append(name).append(':').append(String.format(Locale.ROOT, "%.5f", value)));
        out.println(line);
    }

    /** The value that early stopping goes by: the tuning metric, else the last metric, of the last channel. */
    private String watched(Map<String, Double> values, String channel) {
        String tuned = channel + "-" + parameters.tuningMetric().orElse("");
        String found = "";
        for (String name : values.keySet()) {
            if (name.equals(tuned)) {
                return name;
            }
            found = name.startsWith(channel + "-") ? name : found;
        }
        return found;
    }

    private static Booster best(Booster booster, EarlyStopping early, int rounds) throws XGBoostError, IOException {
        booster.setAttr("best_iteration", Integer.toString(early.bestRound()));
        booster.setAttr("best_score", Double.toString(early.best()));
        return early.bestRound() + 1 < rounds ? ModelFile.firstRounds(booster, early.bestRound() + 1) : booster;
    }
}
