package studio.atelier.engine.store.metadata;

import studio.atelier.engine.api.operation.LocalAccount;

/** Makes the ARNs of local resources. They fit SageMaker's patterns, which want a region and an account. */
public final class Arns {

    /** Region in local ARNs. */
    public static final String REGION = LocalAccount.REGION;

    /** Account in local ARNs. */
    public static final String ACCOUNT = LocalAccount.ID;

    private Arns() {}

    /** The ARN of {@code path}: {@code training-job/NAME}, {@code pipeline/NAME/execution/ID}. */
    public static String of(String path) {
        return "arn:aws:sagemaker:" + REGION + ":" + ACCOUNT + ":" + path;
    }

    /** What follows the last slash. */
    public static String nameIn(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    public static boolean isArn(String text) {
        return text.startsWith("arn:");
    }
}
