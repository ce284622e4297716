package studio.atelier.engine.api.operation;

/** The account and region that stand in the ARNs of this engine, where the API wants one. */
public final class LocalAccount {

    public static final String REGION = "us-east-1";

    /** No AWS account has this number. */
    public static final String ID = "000000000000";

    private LocalAccount() {}
}
