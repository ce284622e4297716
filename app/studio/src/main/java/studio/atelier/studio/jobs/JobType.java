package studio.atelier.studio.jobs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of jobs, with what SageMaker calls them. */
enum JobType {
    TRAINING("Training", "training-job", "TrainingJob", "ci-machine-learning-model", "at-step-train"),
    PROCESSING("Processing", "processing-job", "ProcessingJob", "ci-data-1", "at-step-process");

    /** {@code pipelines-EXECUTION-STEP-RANDOM}, as SageMaker names them. */
    private static final Pattern OF_A_STEP = Pattern.compile("pipelines-[a-z0-9]{12}-(.+)-[A-Za-z0-9]{10}");

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

    /** @return the step's name for a job that a pipeline made, else the whole name */
    static String shortName(String name) {
        Matcher parts = OF_A_STEP.matcher(name);
        return parts.matches() ? parts.group(1) : name;
    }
}
