package studio.atelier.algorithms.xgboost.input;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.algorithm.AlgorithmException;

/** The form of a channel's files. */
public enum ContentType {
    CSV,
    LIBSVM,
    PARQUET,
    RECORDIO_PROTOBUF;

    /**
     * Reads a channel's content type; without one it is libsvm, as on SageMaker.
     *
     * @throws AlgorithmException if it is none that XGBoost reads
     */
    public static ContentType parse(String channel, @Nullable String text) throws AlgorithmException {
        if (text == null || text.isBlank()) {
            return LIBSVM;
        }
        String[] parts = text.split(";", -1);
        ContentType type = switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
            case "text/csv", "csv" -> CSV;
            case "text/libsvm", "text/x-libsvm", "libsvm" -> LIBSVM;
            case "application/x-parquet", "parquet" -> PARQUET;
            case "application/x-recordio-protobuf", "recordio-protobuf" -> RECORDIO_PROTOBUF;
            default ->
                throw AlgorithmException.clientError("Channel " + channel + " has the content type \"" + text
                        + "\". XGBoost reads text/csv, text/libsvm, application/x-parquet and"
                        + " application/x-recordio-protobuf.");
        };
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace(" ", "").toLowerCase(Locale.ROOT);
            if (type == CSV && parameter.startsWith("label_size=") && !parameter.equals("label_size=1")) {
                throw AlgorithmException.clientError("Channel " + channel + " has the content type \"" + text
                        + "\". XGBoost needs one label column: label_size=1.");
            }
        }
        return type;
    }
}
