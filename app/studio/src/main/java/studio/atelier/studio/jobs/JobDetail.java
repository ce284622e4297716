package studio.atelier.studio.jobs;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.job.IgnoredMember;
import studio.atelier.engine.api.job.JobReader;
import studio.atelier.workbench.control.Status;
import tools.jackson.databind.JsonNode;

/**
 * A job as its page shows it.
 *
 * @param described the describe response
 * @param runsOn what stands for the image on this machine
 * @param scaled what it got instead of what it asked for, if this machine is smaller
 * @param network that it is not cut off from the network, if it asked for that
 * @param ignored what else it asked for without effect
 */
record JobDetail(
        String arn,
        JobType type,
        String name,
        Status status,
        JsonNode described,
        List<JobReader.Phase> phases,
        Optional<String> runsOn,
        Optional<String> scaled,
        Optional<String> network,
        List<IgnoredMember> ignored) {

    String stage() {
        return described
                .path("SecondaryStatus")
                .asString(phases.isEmpty() ? "" : phases.getLast().status());
    }

    Optional<String> failure() {
        return Optional.of(described.path("FailureReason").asString("")).filter(reason -> !reason.isBlank());
    }

    Instant created() {
        return time(described.path("CreationTime")).orElse(Instant.EPOCH);
    }

    Optional<Instant> ended() {
        return time(described.path(type == JobType.TRAINING ? "TrainingEndTime" : "ProcessingEndTime"))
                .or(() -> status.isFinal() && !phases.isEmpty()
                        ? Optional.of(phases.getLast().started())
                        : Optional.empty());
    }

    String image() {
        JsonNode node = described.path("AlgorithmSpecification");
        if (type == JobType.PROCESSING) {
            node = described.path("AppSpecification").path("ImageUri");
        } else {
            node = node.has("TrainingImage") ? node.path("TrainingImage") : node.path("AlgorithmName");
        }
        return node.asString("");
    }

    private JsonNode resources() {
        return type == JobType.TRAINING
                ? described.path("ResourceConfig")
                : described.path("ProcessingResources").path("ClusterConfig");
    }

    /** @return "2 x ml.m5.large" */
    String machines() {
        JsonNode group = resources().path("InstanceGroups").path(0);
        JsonNode asked = group.isMissingNode() ? resources() : group;
        int count = asked.path("InstanceCount").asInt(1);
        String instance = asked.path("InstanceType").asString("");
        return count > 1 ? count + " x " + instance : instance;
    }

    /** @param node seconds since the epoch with a fraction, or ISO text, as JSON of SageMaker has them */
    static Optional<Instant> time(JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(Instant.ofEpochMilli(Math.round(node.doubleValue() * 1000)));
        }
        if (node.isString()) {
            try {
                return Optional.of(Instant.parse(node.stringValue()));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
