package studio.atelier.engine.pipelines.execution;

import tools.jackson.databind.node.ObjectNode;

/** One run of a step, as its action sees it. */
interface StepRun {

    /** Name for the job that the step makes, the same that its expressions saw. */
    String jobName();

    /** Notes the job or resource that the step made: {@code TrainingJob}, {@code {"Arn": ...}}. */
    void made(String key, ObjectNode value);

    /** Notes a job that is to be stopped with the execution; {@code stop} asks it to. */
    void running(Runnable stop);
}
