package studio.atelier.studio.preview.model;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the binary format of XGBoost up to 2.x, which 3.1 no longer opens. All numbers are little endian; the
 * structures are those of its sources (learner.cc, gbtree_model.h, tree_model.h).
 */
final class BinaryModelReader {

    private static final int LEARNER_REST = 27 * 4;
    private static final int MOST_TREES = 10_000_000;

    private final DataInputStream in;

    BinaryModelReader(DataInputStream in) {
        this.in = in;
    }

    /** The stream is at the learner's parameters, after the mark "binf" if there is one. */
    XgboostModel read() throws IOException {
        try {
            return model();
        } catch (EOFException e) {
            throw new ModelException("The file ends in the middle: it was cut off, or is no model of XGBoost");
        }
    }

    private XgboostModel model() throws IOException {
        float base = Float.intBitsToFloat(integer());
        int features = integer();
        int classes = integer();
        int hasAttributes = integer();
        integer();
        int major = integer();
        int minor = integer();
        in.skipNBytes(LEARNER_REST);
        if (features < 0 || classes < 0 || classes > 1_000_000 || hasAttributes < 0 || hasAttributes > 1) {
            throw new ModelException("It does not begin as a binary model of XGBoost does");
        }
        String objective = text();
        String booster = text();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("base_score", String.valueOf(base));
        parameters.put("num_class", String.valueOf(classes));
        parameters.put("num_feature", String.valueOf(features));
        Splits splits = new Splits(List.of());
        int trees = 0;
        if (!booster.equals("gblinear")) {
            trees = trees(splits, parameters);
        }
        Optional<String> version = major == 0 ? Optional.empty() : Optional.of(major + "." + minor);
        int parallel = 1;
        return new XgboostModel(
                ModelFormat.BINARY,
                version,
                objective,
                booster,
                trees,
                trees / (Math.max(1, classes) * parallel),
                splits.nodes(),
                splits.deepest(),
                features,
                classes,
                Map.of(),
                parameters,
                splits.importance());
    }

    private int trees(Splits splits, Map<String, String> parameters) throws IOException {
        int trees = integer();
        in.skipNBytes(160 - 4);
        if (trees < 0 || trees > MOST_TREES) {
            throw new ModelException("It says it has " + trees + " trees: the file is damaged");
        }
        parameters.put("num_trees", String.valueOf(trees));
        for (int i = 0; i < trees; i++) {
            tree(splits);
        }
        return trees;
    }

    private void tree(Splits splits) throws IOException {
        integer();
        int nodes = integer();
        in.skipNBytes(148 - 8);
        if (nodes < 1 || nodes > MOST_TREES) {
            throw new ModelException("A tree of " + nodes + " nodes: the file is damaged");
        }
        int[] left = new int[nodes];
        int[] right = new int[nodes];
        int[] feature = new int[nodes];
        double[] gain = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            integer();
            left[i] = integer();
            right[i] = integer();
            feature[i] = integer() & 0x7fffffff;
            integer();
        }
        for (int i = 0; i < nodes; i++) {
            gain[i] = Float.intBitsToFloat(integer());
            in.skipNBytes(12);
        }
        splits.add(left, right, feature, gain);
    }

    private int integer() throws IOException {
        return Integer.reverseBytes(in.readInt());
    }

    private String text() throws IOException {
        long length = Long.reverseBytes(in.readLong());
        if (length < 0 || length > 200) {
            throw new ModelException("It does not begin as a binary model of XGBoost does");
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
