package studio.atelier.designer.graph;

import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.workbench.theme.Token;

/** What a step is for: its colour and its icon. */
public enum StepCategory {
    PROCESS(Token.STEP_PROCESS, Token.STEP_PROCESS_SOFT, "ci-data-refinery"),
    TRAIN(Token.STEP_TRAIN, Token.STEP_TRAIN_SOFT, "ci-machine-learning-model"),
    TUNE(Token.STEP_TUNE, Token.STEP_TUNE_SOFT, "ci-settings-adjust"),
    TRANSFORM(Token.STEP_TRANSFORM, Token.STEP_TRANSFORM_SOFT, "ci-migrate-alt"),
    MODEL(Token.STEP_MODEL, Token.STEP_MODEL_SOFT, "ci-model-alt"),
    CONDITION(Token.STEP_CONDITION, Token.STEP_CONDITION_SOFT, "ci-decision-tree"),
    FAIL(Token.STEP_FAIL, Token.STEP_FAIL_SOFT, "ci-misuse-outline"),
    QUALITY(Token.STEP_QUALITY, Token.STEP_QUALITY_SOFT, "ci-data-check"),
    INTEGRATION(Token.STEP_INTEGRATION, Token.STEP_INTEGRATION_SOFT, "ci-api");

    private final Token color;
    private final Token soft;
    private final String icon;

    StepCategory(Token color, Token soft, String icon) {
        this.color = color;
        this.soft = soft;
        this.icon = icon;
    }

    public Token color() {
        return color;
    }

    /** The ground of the tile behind the icon. */
    public Token soft() {
        return soft;
    }

    public String icon() {
        return icon;
    }

    public static StepCategory of(StepType type) {
        return switch (type) {
            case PROCESSING -> PROCESS;
            case TRAINING -> TRAIN;
            case TUNING, AUTO_ML -> TUNE;
            case TRANSFORM -> TRANSFORM;
            case MODEL, REGISTER_MODEL, ENDPOINT_CONFIG, ENDPOINT, INFERENCE_COMPONENT, LINEAGE -> MODEL;
            case BEDROCK_CUSTOM_MODEL,
                    BEDROCK_CUSTOM_MODEL_DEPLOYMENT,
                    BEDROCK_MODEL_IMPORT,
                    BEDROCK_PROVISIONED_MODEL_THROUGHPUT -> MODEL;
            case CONDITION, FOR_EACH -> CONDITION;
            case FAIL -> FAIL;
            case QUALITY_CHECK, CLARIFY_CHECK -> QUALITY;
            case CALLBACK, LAMBDA, EMR, EMR_SERVERLESS, CLEANUP, JOB, UNKNOWN -> INTEGRATION;
        };
    }
}
