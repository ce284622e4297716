package studio.atelier.algorithms.xgboost;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.XGBoostError;
import studio.atelier.algorithms.xgboost.data.ChannelReader;
import studio.atelier.algorithms.xgboost.data.DataOptions;
import studio.atelier.algorithms.xgboost.data.LoadedData;
import studio.atelier.algorithms.xgboost.parameter.HyperparameterReader;
import studio.atelier.algorithms.xgboost.parameter.Hyperparameters;
import studio.atelier.algorithms.xgboost.train.Training;
import studio.atelier.engine.api.algorithm.AlgorithmContext;
import studio.atelier.engine.api.algorithm.AlgorithmException;
import studio.atelier.engine.api.algorithm.EmbeddedAlgorithm;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * SageMaker's built-in XGBoost. Reads the channels {@code train} and, if there is one, {@code
 * validation}; leaves {@code model/xgboost-model} and, where the job has a checkpoint configuration,
 * {@code checkpoints/xgboost-checkpoint.N}.
 */
public final class XgboostAlgorithm implements EmbeddedAlgorithm {

    private static final List<String> CHANNELS = List.of("train", "validation");

    @Override
    public String name() {
        return "xgboost";
    }

    @Override
    public void run(AlgorithmContext context) throws Exception {
        Path base = context.base();
        Path config = base.resolve("input/config");
        PrintStream out = context.out();
        Hyperparameters parameters =
                HyperparameterReader.read(hyperparameters(config.resolve("hyperparameters.json")), context.threads());
        out.println("Training XGBoost: objective " + parameters.objective() + ", " + parameters.rounds() + " rounds, "
                + parameters.threads() + (parameters.threads() == 1 ? " thread" : " threads"));
        parameters.notes().forEach(out::println);
        if (!new Hosts(config).trainsHere(out)) {
            return;
        }
        NativeLoad.begin();
        Map<String, LoadedData> channels = new LinkedHashMap<>();
        try {
            load(base, parameters, channels, out);
            LabelCheck.check(channels, parameters);
            Optional<Path> checkpoints = Files.exists(config.resolve("checkpointconfig.json"))
                    ? Optional.of(base.resolve("checkpoints"))
                    : Optional.empty();
            new Training(parameters, out, context.stopping(), context.progress(), checkpoints)
                    .run(channels, base.resolve("model/xgboost-model"));
        } catch (XGBoostError e) {
            throw AlgorithmException.algorithmError("XGBoost failed: " + LibraryMessage.shortened(e), e);
        } catch (LinkageError e) {
            throw NativeLoad.failure(e);
        } finally {
            channels.values().forEach(LoadedData::close);
        }
    }

    private static Map<String, String> hyperparameters(Path file) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        if (Files.exists(file)) {
            Json.parseObject(Files.readString(file))
                    .properties()
                    .forEach(entry -> values.put(entry.getKey(), text(entry.getValue())));
        }
        return values;
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static void load(Path base, Hyperparameters parameters, Map<String, LoadedData> channels, PrintStream out)
            throws IOException, AlgorithmException, InterruptedException {
        ChannelReader reader = ChannelReader.of(base, new DataOptions(parameters.csvWeights(), parameters.threads()));
        if (!reader.has("train")) {
            throw AlgorithmException.clientError(
                    "The channel train is required: name one of the job's channels \"train\".");
        }
        int columns = 0;
        for (String channel : CHANNELS) {
            if (reader.has(channel)) {
                LoadedData loaded = reader.read(channel, columns);
                channels.put(channel, loaded);
                columns = loaded.columns();
                out.println((channel.equals("train") ? "Train" : "Validation") + " matrix has " + loaded.rows()
                        + " rows and " + loaded.columns() + " columns");
            }
        }
    }
}
