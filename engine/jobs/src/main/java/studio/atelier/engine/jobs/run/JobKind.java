package studio.atelier.engine.jobs.run;

import studio.atelier.engine.jobs.member.IgnoredMembers;
import studio.atelier.engine.store.metadata.ResourceKinds;

/** What sets the kinds of jobs apart in names and requests. */
public enum JobKind {
    TRAINING(ResourceKinds.TRAINING_JOB, "TrainingJob", "/aws/sagemaker/TrainingJobs", IgnoredMembers.OF_TRAINING_JOBS),
    PROCESSING(
            ResourceKinds.PROCESSING_JOB,
            "ProcessingJob",
            "/aws/sagemaker/ProcessingJobs",
            IgnoredMembers.OF_PROCESSING_JOBS);

    private final String resourceKind;
    private final String apiName;
    private final String logGroup;
    private final IgnoredMembers ignoredMembers;

    JobKind(String resourceKind, String apiName, String logGroup, IgnoredMembers ignoredMembers) {
        this.resourceKind = resourceKind;
        this.apiName = apiName;
        this.logGroup = logGroup;
        this.ignoredMembers = ignoredMembers;
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

    /** Finds what a job of this kind asks for without effect. */
    public IgnoredMembers ignoredMembers() {
        return ignoredMembers;
    }
}
