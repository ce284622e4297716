package studio.atelier.engine.store.metadata;

/** The kinds of resources, spelled as in their ARNs. */
public final class ResourceKinds {
    public static final String TRAINING_JOB = "training-job";
    public static final String PROCESSING_JOB = "processing-job";
    public static final String PIPELINE = "pipeline";
    public static final String PIPELINE_VERSION = "pipeline-version";
    public static final String PIPELINE_EXECUTION = "pipeline-execution";
    public static final String MODEL = "model";
    public static final String MODEL_PACKAGE_GROUP = "model-package-group";
    public static final String MODEL_PACKAGE = "model-package";
    public static final String ACTION = "action";
    public static final String ARTIFACT = "artifact";
    public static final String CONTEXT = "context";
    public static final String ASSOCIATION = "association";

    private ResourceKinds() {}
}
