package studio.atelier.designer.graph;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.expression.Expression;
import studio.atelier.engine.pipelines.expression.ExpressionException;
import studio.atelier.engine.pipelines.expression.ExpressionParser;
import studio.atelier.engine.pipelines.expression.PropertyPath;
import tools.jackson.databind.JsonNode;

/** What a card says about its step. */
final class StepWords {

    private static final Map<String, String> IMAGES = Map.ofEntries(
            Map.entry("xgboost", "XGBoost"),
            Map.entry("pytorch-training", "PyTorch"),
            Map.entry("pytorch-inference", "PyTorch"),
            Map.entry("tensorflow-training", "TensorFlow"),
            Map.entry("tensorflow-inference", "TensorFlow"),
            Map.entry("huggingface-pytorch-training", "Hugging Face"),
            Map.entry("scikit-learn", "scikit-learn"),
            Map.entry("data-wrangler-container", "Data Wrangler"),
            Map.entry("blazingtext", "BlazingText"),
            Map.entry("linear-learner", "Linear learner"),
            Map.entry("kmeans", "k-means"),
            Map.entry("image-classification", "Image classification"),
            Map.entry("spark-processing", "Spark"));

    private final PipelineDefinition definition;

    StepWords(PipelineDefinition definition) {
        this.definition = definition;
    }

    String subtitle(Step step) {
        JsonNode arguments = step.arguments();
        return switch (step.type()) {
            case PROCESSING ->
                join(
                        isDataFlow(arguments) ? "Data flow" : "Processing",
                        text(arguments, "ProcessingResources", "ClusterConfig", "InstanceType"));
            case TRAINING ->
                join(
                        "Training",
                        image(arguments, "AlgorithmSpecification", "TrainingImage")
                                .or(() -> text(arguments, "ResourceConfig", "InstanceType")));
            case TUNING ->
                join(
                        "Tuning",
                        text(arguments, "HyperParameterTuningJobConfig", "ResourceLimits", "MaxNumberOfTrainingJobs")
                                .map(n -> n + (n.equals("1") ? " trial" : " trials")));
            case AUTO_ML ->
                join("AutoML", text(arguments, "AutoMLProblemTypeConfig", "TabularJobConfig", "ProblemType"));
            case MODEL -> join("Create model", image(arguments, "PrimaryContainer", "Image"));
            case REGISTER_MODEL -> join("Register model", text(arguments, "ModelPackageGroupName"));
            case TRANSFORM -> join("Batch transform", text(arguments, "TransformResources", "InstanceType"));
            case CONDITION -> ConditionWords.of(step);
            case FAIL -> join("Fail", text(arguments, "ErrorMessage"));
            case CALLBACK -> join("Callback", tail(text(step.raw(), "SqsQueueUrl"), '/'));
            case LAMBDA -> join("Lambda", tail(text(step.raw(), "FunctionArn"), ':'));
            case QUALITY_CHECK ->
                join("Quality check", text(step.raw(), "CheckType").map(StepWords::sentence));
            case CLARIFY_CHECK ->
                join("Clarify check", text(step.raw(), "CheckType").map(StepWords::sentence));
            case EMR -> join("EMR", text(step.raw(), "ClusterId"));
            case EMR_SERVERLESS -> "EMR Serverless";
            case ENDPOINT_CONFIG -> "Endpoint configuration";
            case ENDPOINT -> "Endpoint";
            case INFERENCE_COMPONENT -> "Inference component";
            case LINEAGE -> "Lineage";
            case FOR_EACH -> join("For each", text(arguments, "IterableItems"));
            case CLEANUP -> "Clean-up";
            case JOB -> "Job";
            case BEDROCK_CUSTOM_MODEL -> "Bedrock custom model";
            case BEDROCK_CUSTOM_MODEL_DEPLOYMENT -> "Bedrock deployment";
            case BEDROCK_MODEL_IMPORT -> "Bedrock import";
            case BEDROCK_PROVISIONED_MODEL_THROUGHPUT -> "Bedrock throughput";
            case UNKNOWN -> step.typeName().isEmpty() ? "No type" : step.typeName() + " · unknown type";
        };
    }

    /** What the foot says while no run is shown. */
    String rest(Step step) {
        return switch (step.type()) {
            case FAIL -> "Ends the run as failed";
            case CONDITION -> "Chooses a branch";
            case FOR_EACH -> "Runs its body for each item";
            default -> "Not run yet";
        };
    }

    /** A value without quotes, or an expression in its short form. */
    static String plain(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (ExpressionParser.isExpression(value)) {
            try {
                return shortForm(ExpressionParser.parse(value));
            } catch (ExpressionException e) {
                // A malformed expression is the validator's matter; the card shows it as it is written.
                return value.toString();
            }
        }
        return value.toString();
    }

    static String shortForm(Expression expression) {
        return switch (expression) {
            case Expression.Literal(JsonNode value) -> plain(value);
            case Expression.ParameterRef(String name) -> name;
            case Expression.StepProperty(String step, var path) -> PortNames.output(path);
            case Expression.PropertyFileRef(String step, String file) -> file;
            case Expression.JsonGet(Expression source, var path) -> lastTwo(path);
            case Expression.Join(String on, List<Expression> values) ->
                values.stream().map(StepWords::shortForm).collect(Collectors.joining(on));
            default -> expression.toString();
        };
    }

    private static String lastTwo(PropertyPath path) {
        int count = path.segments().size();
        return new PropertyPath(path.segments().subList(Math.max(0, count - 2), count)).toString();
    }

    private boolean isDataFlow(JsonNode arguments) {
        return arguments.path("AppSpecification").path("ImageUri").asString("").contains("data-wrangler");
    }

    /** A parameter is shown as its default, because that is what tells a machine. */
    private Optional<String> text(JsonNode node, String... path) {
        JsonNode at = node;
        for (String name : path) {
            at = at.path(name);
        }
        if (at.isMissingNode() || at.isNull()) {
            return Optional.empty();
        }
        JsonNode value = at;
        Optional<String> fallback = Optional.of(value.path("Get").asString(""))
                .filter(get -> get.startsWith("Parameters."))
                .flatMap(get -> definition.parameter(get.substring("Parameters.".length())))
                .flatMap(p -> p.defaultValue())
                .map(StepWords::plain)
                .filter(t -> !t.isBlank());
        return Optional.of(fallback.orElseGet(() -> plain(value)).strip().replaceAll("\\s+", " "))
                .filter(t -> !t.isEmpty());
    }

    private Optional<String> image(JsonNode node, String... path) {
        return text(node, path).map(uri -> {
            String last = uri.substring(uri.lastIndexOf('/') + 1);
            int colon = last.indexOf(':');
            String name = (colon < 0 ? last : last.substring(0, colon)).replaceFirst("^sagemaker-", "");
            String version = colon < 0 ? "" : last.substring(colon + 1).replaceFirst("-(cpu|gpu)-.*", "");
            return (IMAGES.getOrDefault(name, name) + " " + version).strip();
        });
    }

    private static Optional<String> tail(Optional<String> text, char after) {
        return text.map(t -> t.substring(t.lastIndexOf(after) + 1));
    }

    private static String sentence(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String join(String type, Optional<String> detail) {
        return detail.map(d -> type + " · " + d).orElse(type);
    }
}
