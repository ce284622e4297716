package studio.atelier.studio.preview.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model file tells.
 *
 * @param version of XGBoost that wrote it, if the file says so
 * @param objective such as {@code reg:squarederror}
 * @param booster such as {@code gbtree}
 * @param trees how many there are; 0 for a linear model
 * @param rounds of boosting
 * @param nodes of all trees
 * @param deepest depth of the deepest tree; 0 for a tree of one leaf
 * @param classes more than one for multi-class objectives
 * @param attributes of the user, such as {@code best_iteration}
 * @param parameters of the learner and of the objective, as the file has them
 * @param importance of the features that are used, the most total gain first
 */
public record XgboostModel(
        ModelFormat format,
        Optional<String> version,
        String objective,
        String booster,
        int trees,
        int rounds,
        long nodes,
        int deepest,
        int features,
        int classes,
        Map<String, String> attributes,
        Map<String, String> parameters,
        List<FeatureImportance> importance) {

    public XgboostModel {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        importance = List.copyOf(importance);
    }
}
