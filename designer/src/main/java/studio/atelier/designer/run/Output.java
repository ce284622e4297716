package studio.atelier.designer.run;

import java.time.Instant;
import studio.atelier.engine.api.object.ObjectUri;

/** Something that a step of an execution left, made or decided. */
public sealed interface Output {

    /** The step's name. */
    String step();

    /** What it is to the step, as in {@code train}, {@code model data} or {@code outcome}. */
    String output();

    /** What it is called, or what it says. */
    String name();

    /**
     * An object in storage.
     *
     * @param name below the place that the step was given
     * @param size in bytes
     */
    record Stored(String step, String output, String name, ObjectUri uri, long size, Instant modified)
            implements Output {}

    /**
     * A version of a model in the registry.
     *
     * @param name of its group, with its number
     * @param arn of the model package
     */
    record ModelVersion(String step, String output, String name, String arn, Instant created) implements Output {}

    /** A text: an outcome, a message, the URI of an image. */
    record Value(String step, String output, String name) implements Output {}
}
