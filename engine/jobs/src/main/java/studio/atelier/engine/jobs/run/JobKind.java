package studio.atelier.engine.jobs.run;

import studio.atelier.engine.store.metadata.ResourceKinds;

/** What sets the kinds of jobs apart in names. */
public enum JobKind {
    TRAINING(ResourceKinds.TRAINING_JOB, "TrainingJob", "/aws/sagemaker/TrainingJobs"),
    PROCESSING(ResourceKinds.PROCESSING_JOB, "ProcessingJob", "/aws/sagemaker/ProcessingJobs");

    private final String resourceKind;
    private final String apiName;
    private final String logGroup;

    JobKind(String resourceKind, String apiName, String logGroup) {
        this.resourceKind = resourceKind;
        this.apiName = apiName;
        this.logGroup = logGroup;
    }

    /** The kind of its resources: {@code training-job}. */
    public String resourceKind() {
        return resourceKind;
    }

    /** What its members are named after: {@code TrainingJob} as in TrainingJobName. */
    public String apiName() {
        return apiName;
    }

    public String logGroup() {
        return logGroup;
    }
}
