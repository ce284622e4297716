package studio.atelier.algorithms.xgboost.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import studio.atelier.engine.api.algorithm.AlgorithmException;

/** Reads the files of a channel into a {@link Table}. */
public final class ChannelReader {

    private final int threads;
    private final boolean csvWeights;

    /** @param csvWeights whether the second column of CSV files is the row's weight */
    public ChannelReader(int threads, boolean csvWeights) {
        this.threads = threads;
        this.csvWeights = csvWeights;
    }

    /**
     * @throws AlgorithmException if there is no data or it cannot be read as its content type; the
     *     message names file, line and column
     */
    public Table read(String channel, Path folder, ContentType type)
            throws IOException, AlgorithmException, InterruptedException {
        List<Path> files = ChannelFiles.of(channel, folder);
        Table table = switch (type) {
            case CSV -> new CsvReader(true, csvWeights).read(folder, files, threads);
            case LIBSVM, PARQUET, RECORDIO_PROTOBUF ->
                throw AlgorithmException.clientError("Channel " + channel + ": " + type + " is not read");
        };
        if (table.rows() == 0) {
            throw AlgorithmException.clientError("The files of channel " + channel + " hold no rows.");
        }
        return table;
    }
}
