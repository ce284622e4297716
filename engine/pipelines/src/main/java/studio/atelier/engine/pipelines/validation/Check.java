package studio.atelier.engine.pipelines.validation;

/** One group of rules. */
interface Check {

    /** Adds what the rules find; never fails, whatever the definition looks like. */
    void check(Subject subject, Findings findings);
}
