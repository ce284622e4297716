package studio.atelier.engine.pipelines.definition;

/** The two ways out of a Condition step. */
public enum Branch {
    IF("IfSteps"),
    ELSE("ElseSteps");

    private final String json;

    Branch(String json) {
        this.json = json;
    }

    /** The member of the Condition's Arguments that lists the branch's steps. */
    public String json() {
        return json;
    }

    /** The branch that an outcome takes. */
    public static Branch taken(boolean outcome) {
        return outcome ? IF : ELSE;
    }
}
