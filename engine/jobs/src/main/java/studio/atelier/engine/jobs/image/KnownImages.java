package studio.atelier.engine.jobs.image;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import studio.atelier.engine.api.image.KnownImage;

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

    // One repository of each family that people meet.
    private static final List<String> EXAMPLES = List.of(
            "sagemaker-xgboost",
            "sagemaker-scikit-learn",
            "pytorch-training",
            "tensorflow-training",
            "huggingface-pytorch-training",
            "mxnet-training",
            "autogluon-training",
            "sagemaker-spark-processing",
            "sagemaker-data-wrangler-container",
            "sagemaker-base-python",
            "sagemaker-data-science",
            "sagemaker-distribution-prod");

    private KnownImages() {}

    /** An image of each family; the account and the region in its URI are of no weight here. */
    static List<KnownImage> examples() {
        return EXAMPLES.stream()
                .flatMap(repository -> find(repository).stream()
                        .map(family -> new KnownImage(
                                family.title(),
                                "246618743249.dkr.ecr.us-west-2.amazonaws.com/" + repository + ":latest",
                                "SageMaker")))
                .toList();
    }

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
