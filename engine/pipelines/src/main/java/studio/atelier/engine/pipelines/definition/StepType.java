package studio.atelier.engine.pipelines.definition;

/** The types of steps that SageMaker Pipelines has, and one for those it has not. */
public enum StepType {
    PROCESSING("Processing"),
    TRAINING("Training"),
    TUNING("Tuning"),
    MODEL("Model"),
    REGISTER_MODEL("RegisterModel"),
    TRANSFORM("Transform"),
    CONDITION("Condition"),
    FAIL("Fail"),
    CALLBACK("Callback"),
    LAMBDA("Lambda"),
    QUALITY_CHECK("QualityCheck"),
    CLARIFY_CHECK("ClarifyCheck"),
    EMR("EMR"),
    EMR_SERVERLESS("EMRServerless"),
    AUTO_ML("AutoML"),
    ENDPOINT_CONFIG("EndpointConfig"),
    ENDPOINT("Endpoint"),
    INFERENCE_COMPONENT("InferenceComponent"),
    LINEAGE("Lineage"),
    FOR_EACH("ForEach"),
    CLEANUP("Cleanup"),
    JOB("Job"),
    BEDROCK_CUSTOM_MODEL("BedrockCustomModel"),
    BEDROCK_CUSTOM_MODEL_DEPLOYMENT("BedrockCustomModelDeployment"),
    BEDROCK_MODEL_IMPORT("BedrockModelImport"),
    BEDROCK_PROVISIONED_MODEL_THROUGHPUT("BedrockProvisionedModelThroughput"),
    /** Any other text, or none. */
    UNKNOWN("");

    private final String json;

    StepType(String json) {
        this.json = json;
    }

    /** The name in a definition; empty for {@link #UNKNOWN}. */
    public String json() {
        return json;
    }

    public static StepType of(String json) {
        for (StepType type : values()) {
            if (type.json.equals(json)) {
                return type;
            }
        }
        return UNKNOWN;
    }
}
