package studio.atelier.studio.preview.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds a model's facts in the document that XGBoost writes as JSON and UBJSON since version 1.0. */
final class ModelTree {

    private final Map<?, ?> root;

    private ModelTree(Map<?, ?> root) {
        this.root = root;
    }

    static XgboostModel read(@Nullable Object document, ModelFormat format) throws ModelException {
        if (!(document instanceof Map<?, ?> map) || !(map.get("learner") instanceof Map<?, ?>)) {
            throw new ModelException("It has no \"learner\": it is no model of XGBoost");
        }
        return new ModelTree(map).model(format);
    }

    private XgboostModel model(ModelFormat format) throws ModelException {
        Map<?, ?> learner = map(root, "learner");
        Map<?, ?> booster = map(learner, "gradient_booster");
        Map<?, ?> trees = booster.containsKey("gbtree") ? map(booster, "gbtree") : booster;
        Map<?, ?> model = map(trees, "model");
        Map<?, ?> treeParameters = map(model, "gbtree_model_param");
        Map<?, ?> learnerParameters = map(learner, "learner_model_param");
        Map<?, ?> objective = map(learner, "objective");
        Splits splits = new Splits(texts(learner.get("feature_names")));
        List<?> all = model.get("trees") instanceof List<?> list ? list : List.of();
        for (Object tree : all) {
            if (tree instanceof Map<?, ?> fields) {
                splits.add(
                        ints(fields.get("left_children")),
                        ints(fields.get("right_children")),
                        ints(fields.get("split_indices")),
                        numbers(fields.get("loss_changes")));
            }
        }
        int classes = integer(learnerParameters.get("num_class"), 0);
        int parallel = Math.max(1, integer(treeParameters.get("num_parallel_tree"), 1));
        double[] rounds = numbers(model.get("iteration_indptr"));
        Map<String, String> parameters = new LinkedHashMap<>();
        scalars(learnerParameters, parameters);
        scalars(treeParameters, parameters);
        objective.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                scalars(inner, parameters);
            }
        });
        Map<String, String> attributes = new TreeMap<>();
        scalars(map(learner, "attributes"), attributes);
        return new XgboostModel(
                format,
                version(root.get("version")),
                text(objective.get("name"), "unknown"),
                text(booster.get("name"), "unknown"),
                all.size(),
                rounds.length > 1 ? rounds.length - 1 : all.size() / (Math.max(1, classes) * parallel),
                splits.nodes(),
                splits.deepest(),
                integer(learnerParameters.get("num_feature"), 0),
                classes,
                attributes,
                parameters,
                splits.importance());
    }

    private static Map<?, ?> map(Map<?, ?> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> found ? found : Map.of();
    }

    private static void scalars(Map<?, ?> from, Map<String, String> into) {
        from.forEach((name, value) -> {
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                into.put(String.valueOf(name), text(value, ""));
            }
        });
    }

    private static Optional<String> version(@Nullable Object value) {
        double[] parts = numbers(value);
        if (parts.length == 0) {
            return Optional.empty();
        }
        StringBuilder words = new StringBuilder();
        for (double part : parts) {
            words.append(words.isEmpty() ? "" : ".").append((int) part);
        }
        return Optional.of(words.toString());
    }

    private static String text(@Nullable Object value, String otherwise) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        return value == null ? otherwise : value.toString();
    }

    private static int integer(@Nullable Object value, int otherwise) throws ModelException {
        if (value == null) {
            return otherwise;
        }
        try {
            return (int) Double.parseDouble(value.toString());
        } catch (NumberFormatException e) {
            throw new ModelException("'" + value + "' stands where a number belongs: the file is damaged");
        }
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static int[] ints(@Nullable Object value) {
        double[] numbers = numbers(value);
        int[] ints = new int[numbers.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) numbers[i];
        }
        return ints;
    }

    private static double[] numbers(@Nullable Object value) {
        return switch (value) {
            case double[] numbers -> numbers;
            case List<?> list ->
                list.stream()
                        .mapToDouble(each -> each instanceof Number number ? number.doubleValue() : 0)
                        .toArray();
            case null, default -> new double[0];
        };
    }
}
