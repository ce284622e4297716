package studio.atelier.algorithms.xgboost.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import studio.atelier.engine.api.algorithm.AlgorithmException;

/** The formats of a channel, as its ContentType names them. */
public enum ContentType {
    CSV(List.of("text/csv", "csv")),
    LIBSVM(List.of("text/libsvm", "text/x-libsvm", "libsvm")),
    PARQUET(List.of("application/x-parquet", "parquet")),
    RECORDIO_PROTOBUF(List.of("application/x-recordio-protobuf", "recordio-protobuf"));

    private final List<String> names;

    ContentType(List<String> names) {
        this.names = names;
    }

    /**
     * Reads a content type with its parameters. Nothing given means libsvm.
     *
     * @param channel the channel's name, for the message
     */
    public static ContentType parse(String text, String channel) throws AlgorithmException {
        String[] parts = text.toLowerCase(Locale.ROOT).split(";");
        String name = parts[0].strip();
        for (ContentType type : values()) {
            if (type.names.contains(name)) {
                for (int i = 1; i < parts.length; i++) {
                    type.checkParameter(parts[i].strip(), text, channel);
                }
                return type;
            }
        }
        if (text.isBlank()) {
            return LIBSVM;
        }
        List<String> all = new ArrayList<>();
        for (ContentType type : values()) {
            all.add(type.names.getFirst());
        }
        throw AlgorithmException.clientError("Channel " + channel + " has the ContentType '" + text
                + "', which XGBoost does not read; use one of " + String.join(", ", all) + ".");
    }

    private void checkParameter(String parameter, String text, String channel) throws AlgorithmException {
        String[] pair = parameter.split("=", 2);
        String key = pair[0].strip();
        String value = pair.length == 2 ? pair[1].strip() : "";
        boolean known = parameter.isEmpty()
                || (this == CSV && key.equals("label_size") && value.equals("1"))
                || (this == CSV && key.equals("charset") && (value.equals("utf-8") || value.equals("utf8")));
        if (!known) {
            throw AlgorithmException.clientError("Channel " + channel + " has the ContentType '" + text
                    + "': XGBoost trains on one label in the first column, so of its parameters only label_size=1"
                    + " and charset=utf8 are understood.");
        }
    }
}
