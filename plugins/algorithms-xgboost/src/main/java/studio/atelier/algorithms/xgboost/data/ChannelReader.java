package studio.atelier.algorithms.xgboost.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ml.dmlc.xgboost4j.java.XGBoostError;
import studio.atelier.engine.api.algorithm.AlgorithmException;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;

/** Reads the channels of a training job, each in the format that its ContentType names. */
public final class ChannelReader {

    private final Path data;
    private final JsonNode configuration;
    private final DataOptions options;

    private ChannelReader(Path data, JsonNode configuration, DataOptions options) {
        this.data = data;
        this.configuration = configuration;
        this.options = options;
    }

    /** @param base the container's {@code /opt/ml} */
    public static ChannelReader of(Path base, DataOptions options) throws IOException {
        Path file = base.resolve("input/config/inputdataconfig.json");
        JsonNode configuration = Files.isRegularFile(file) ? Json.parseObject(Files.readString(file)) : Json.object();
        return new ChannelReader(base.resolve("input/data"), configuration, options);
    }

    public boolean has(String channel) {
        return configuration.has(channel) || Files.isDirectory(data.resolve(channel));
    }

    /**
     * Reads a channel.
     *
     * @param minColumns columns the matrix has at least, for sparse formats that show only what is used
     * @throws AlgorithmException if the data cannot be used; the message names file, line and column
     */
    public LoadedData read(String channel, int minColumns)
            throws IOException, AlgorithmException, InterruptedException {
        ContentType type = ContentType.parse(
                configuration.path(channel).path("ContentType").asString(""), channel);
        Path folder = data.resolve(channel);
        if (!Files.isDirectory(folder)) {
            throw AlgorithmException.clientError("Channel " + channel + " has no data: " + folder + " is missing.");
        }
        List<Path> files = ChannelFiles.list(folder, channel);
        try {
            return switch (type) {
                case CSV -> csv(files);
                case LIBSVM ->
                    SparseRows.join(
                            TextChunks.parse(files, options.threads(), LibsvmParser::new),
                            minColumns,
                            options.threads());
                case PARQUET -> ParquetReader.read(files, options.threads());
                case RECORDIO_PROTOBUF -> RecordIoReader.read(files, minColumns, options.threads());
            };
        } catch (XGBoostError e) {
            throw AlgorithmException.clientError(
                    "Channel " + channel + " was read, but XGBoost does not take its data: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    private LoadedData csv(List<Path> files)
            throws IOException, AlgorithmException, InterruptedException, XGBoostError {
        CsvFormat format = CsvFormat.of(files, options.csvWeights());
        List<DenseRows> pieces = TextChunks.parse(files, options.threads(), () -> new CsvParser(format));
        return DenseMatrix.of(pieces, format.features(), options.threads());
    }
}
