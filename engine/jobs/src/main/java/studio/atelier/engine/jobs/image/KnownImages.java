package studio.atelier.engine.jobs.image;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The repositories of AWS's images, and what each would need here. */
final class KnownImages {

    /**
     * A family of images.
     *
     * @param repository matches the repository's whole name
     * @param title what it is, for people
     * @param builtIn the built-in that does what the image's own program does; empty if it has none
     * @param packages Python packages that code running in the image may count on
     */
    record Family(Pattern repository, String title, Optional<String> builtIn, List<String> packages) {}

    private static final List<Family> FAMILIES = List.of(
            builtIn("(sagemaker-)?xgboost(-neo)?", "XGBoost", "xgboost", "xgboost"),
            builtIn("sagemaker-data-wrangler-container.*", "Data Wrangler", "data-wrangler"),
            python("sagemaker-scikit-learn", "scikit-learn", "sklearn", "pandas", "numpy"),
            python("huggingface-pytorch.*", "Hugging Face with PyTorch", "torch", "transformers"),
            python("(sagemaker-)?pytorch.*", "PyTorch", "torch"),
            python("huggingface-tensorflow.*", "Hugging Face with TensorFlow", "tensorflow", "transformers"),
            python("(sagemaker-)?tensorflow.*", "TensorFlow", "tensorflow"),
            python("(sagemaker-)?mxnet.*", "MXNet", "mxnet"),
            python("autogluon.*", "AutoGluon", "autogluon"),
            python("sagemaker-spark-processing", "Spark", "pyspark"),
            python("sagemaker-base-python.*", "Python"),
            python("sagemaker-data-science.*", "Data Science", "pandas", "numpy", "sklearn"),
            python("sagemaker-distribution.*", "SageMaker Distribution", "pandas", "numpy"));

    private static final List<String> ALGORITHMS = List.of(
            "blazingtext",
            "factorization-machines",
            "forecasting-deepar",
            "image-classification",
            "ipinsights",
            "kmeans",
            "knn",
            "lda",
            "linear-learner",
            "ntm",
            "object-detection",
            "object2vec",
            "pca",
            "randomcutforest",
            "semantic-segmentation",
            "seq2seq",
            "lightgbm-classification",
            "catboost-classification");

    private KnownImages() {}

    static Optional<Family> find(String repository) {
        return FAMILIES.stream()
                .filter(family -> family.repository().matcher(repository).matches())
                .findFirst();
    }

    /** True if the repository is one of SageMaker's algorithms that have no counterpart here. */
    static boolean isAlgorithm(String repository) {
        return ALGORITHMS.contains(repository);
    }

    private static Family builtIn(String pattern, String title, String name, String... packages) {
        return new Family(Pattern.compile(pattern), title, Optional.of(name), List.of(packages));
    }

    private static Family python(String pattern, String title, String... packages) {
        return new Family(Pattern.compile(pattern), title, Optional.empty(), List.of(packages));
    }
}
