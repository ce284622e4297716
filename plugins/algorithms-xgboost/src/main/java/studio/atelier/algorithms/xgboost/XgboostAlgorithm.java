package studio.atelier.algorithms.xgboost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;
import studio.atelier.algorithms.xgboost.input.ChannelReader;
import studio.atelier.algorithms.xgboost.input.ContentType;
import studio.atelier.algorithms.xgboost.input.Table;
import studio.atelier.algorithms.xgboost.parameter.HyperparameterReader;
import studio.atelier.algorithms.xgboost.parameter.Hyperparameters;
import studio.atelier.algorithms.xgboost.train.Training;
import studio.atelier.engine.api.algorithm.AlgorithmContext;
import studio.atelier.engine.api.algorithm.AlgorithmException;
import studio.atelier.engine.api.algorithm.EmbeddedAlgorithm;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
        Path config = context.base().resolve("input/config");
        Hyperparameters parameters =
                HyperparameterReader.read(hyperparameters(config.resolve("hyperparameters.json")), context.threads());
        parameters.notes().forEach(context.out()::println);
        Map<String, Table> tables = tables(context, config, parameters);
        LabelCheck.check(tables, parameters);
        Optional<Path> checkpoints = Files.exists(config.resolve("checkpointconfig.json"))
                ? Optional.of(context.base().resolve("checkpoints"))
                : Optional.empty();
        try {
            new Training(parameters, context.out(), context.stopping(), checkpoints)
                    .run(tables, context.base().resolve("model/xgboost-model"));
        } catch (XGBoostError e) {
            throw AlgorithmException.algorithmError("XGBoost failed: " + LibraryMessage.shortened(e), e);
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

    private static Map<String, Table> tables(AlgorithmContext context, Path config, Hyperparameters parameters)
            throws IOException, AlgorithmException, InterruptedException {
        Path file = config.resolve("inputdataconfig.json");
        ObjectNode channels = Files.exists(file) ? Json.parseObject(Files.readString(file)) : Json.object();
        Path data = context.base().resolve("input/data");
        if (!channels.has("train") && !Files.isDirectory(data.resolve("train"))) {
            throw AlgorithmException.clientError("The channel train is required; the job has "
                    + (channels.isEmpty() ? "no channels" : String.join(", ", channels.propertyNames())) + ".");
        }
        ChannelReader reader = new ChannelReader(parameters.threads(), parameters.csvWeights());
        Map<String, Table> tables = new LinkedHashMap<>();
        for (String channel : CHANNELS) {
            if (channels.has(channel) || Files.isDirectory(data.resolve(channel))) {
                ContentType type = ContentType.parse(channel, contentType(channels.get(channel)));
                Table table = reader.read(channel, data.resolve(channel), type);
                tables.put(channel, table);
                context.out()
                        .println((channel.equals("train") ? "Train" : "Validation") + " matrix has " + table.rows()
                                + " rows and " + table.features().columns() + " columns");
            }
        }
        return tables;
    }

    private static @Nullable String contentType(@Nullable JsonNode channel) {
        JsonNode type = channel == null ? null : channel.get("ContentType");
        return type == null || !type.isString() ? null : type.stringValue();
    }
}
