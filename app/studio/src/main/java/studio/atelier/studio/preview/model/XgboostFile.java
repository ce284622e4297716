package studio.atelier.studio.preview.model;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A model file of XGBoost in any of its formats, told by its first bytes. */
public final class XgboostFile {

    private static final int HEAD = 4096;
    private static final String BINARY_MARK = "binf";

    private XgboostFile() {}

    /** @return the format if the first bytes are those of a model; empty for the old format without a mark */
    public static Optional<ModelFormat> format(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith(BINARY_MARK)) {
            return Optional.of(ModelFormat.BINARY);
        }
        boolean ubj = text.startsWith("{L") && (text.contains("learner") || text.contains("version"))
                || text.startsWith("{i\u0007learner")
                || text.startsWith("{U\u0007learner");
        if (ubj) {
            return Optional.of(ModelFormat.UBJSON);
        }
        boolean json = text.stripLeading().startsWith("{")
                && text.contains("\"learner\"")
                && (text.contains("\"learner_model_param\"")
                        || text.contains("\"gradient_booster\"")
                        || text.contains("\"attributes\""));
        return json ? Optional.of(ModelFormat.JSON) : Optional.empty();
    }

    /**
     * Reads a model.
     *
     * @throws ModelException if it is none, or damaged; the message has no file name
     */
    public static XgboostModel read(Path file) throws IOException {
        try (BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                DataInputStream in = new DataInputStream(bytes)) {
            bytes.mark(HEAD + 1);
            byte[] head = bytes.readNBytes(HEAD);
            bytes.reset();
            ModelFormat format = format(head).orElse(ModelFormat.BINARY);
            return switch (format) {
                case JSON -> ModelTree.read(JsonModelReader.read(bytes), format);
                case UBJSON -> ModelTree.read(new UbjReader(in).read(), format);
                case BINARY -> {
                    if (new String(head, 0, Math.min(4, head.length), StandardCharsets.ISO_8859_1)
                            .equals(BINARY_MARK)) {
                        in.skipNBytes(BINARY_MARK.length());
                    }
                    yield new BinaryModelReader(in).read();
                }
            };
        }
    }
}
