package studio.atelier.algorithms.xgboost.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Model files: XGBoost's own UBJSON, which every XGBoost since 1.6 loads ({@code
 * Booster.load_model} in Python).
 */
final class ModelFile {

    /**
     * The library tells whole numbers from others by their spelling. As doubles the others keep a
     * fraction or an exponent; the engine's own mapper would write 1E0 as 1.
     */
    private static final JsonMapper DOUBLES = JsonMapper.builder().build();

    private ModelFile() {}

    /** Writes the file aside and moves it into place whole. */
    static void write(Booster booster, Path file) throws XGBoostError, IOException {
        Path aside = file.resolveSibling("." + file.getFileName() + ".part");
        Files.write(aside, booster.toByteArray("ubj"));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * A model of only the first rounds. A linear model has no rounds to drop: it is returned as it is,
     * and so is one of the booster dart, whose later rounds change the weight of earlier trees.
     */
    static Booster firstRounds(Booster booster, int rounds) throws XGBoostError, IOException {
        ObjectNode model = (ObjectNode) DOUBLES.readTree(booster.toByteArray("json"));
        ObjectNode gradientBooster = (ObjectNode) model.required("learner").required("gradient_booster");
        if (!gradientBooster.required("name").stringValue().equals("gbtree")) {
            return booster;
        }
        ObjectNode trees = (ObjectNode) gradientBooster.required("model");
        ArrayNode rows = (ArrayNode) trees.required("iteration_indptr");
        int kept = rows.get(rounds).intValue();
        truncate(rows, rounds + 1);
        truncate((ArrayNode) trees.required("trees"), kept);
        truncate((ArrayNode) trees.required("tree_info"), kept);
        ((ObjectNode) trees.required("gbtree_model_param")).put("num_trees", Integer.toString(kept));
        Map<String, String> attributes = booster.getAttrs();
        Booster shorter = XGBoost.loadModel(DOUBLES.writeValueAsBytes(model));
        shorter.setAttrs(attributes);
        return shorter;
    }

    private static void truncate(ArrayNode array, int size) {
        while (array.size() > size) {
            array.remove(array.size() - 1);
        }
    }
}
