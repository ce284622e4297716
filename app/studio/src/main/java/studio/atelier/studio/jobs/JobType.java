package studio.atelier.studio.jobs;

import java.util.Optional;

/** The types of jobs, with what SageMaker calls them. */
enum JobType {
    TRAINING("Training", "training-job", "TrainingJob", "ci-machine-learning-model", "at-step-train"),
    PROCESSING("Processing", "processing-job", "ProcessingJob", "ci-data-1", "at-step-process");

    private final String word;
    private final String resource;
    private final String member;
    private final String icon;
    private final String style;

    JobType(String word, String resource, String member, String icon, String style) {
        this.word = word;
        this.resource = resource;
        this.member = member;
        this.icon = icon;
        this.style = style;
    }

    String word() {
        return word;
    }

    /** @return what its ARNs and events name it by */
    String resource() {
        return resource;
    }

    /** @return what members of requests and responses are named after, as in TrainingJobName */
    String member() {
        return member;
    }

    String icon() {
        return icon;
    }

    String style() {
        return style;
    }

    static Optional<JobType> ofArn(String arn) {
        for (JobType type : values()) {
            if (arn.contains(":" + type.resource + "/")) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    static String nameOf(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
