package studio.atelier.engine.pipelines.validation;

/** One part of the checklist. */
interface Check {

    /** Adds what it finds; must cope with any JSON. */
    void check(Validation validation);
}
