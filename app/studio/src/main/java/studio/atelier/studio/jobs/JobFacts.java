package studio.atelier.studio.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.designer.run.Statuses;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.control.Times;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a job's describe response says, picked for its page.
 *
 * @param status SageMaker's word
 * @param secondary what it is doing, where the kind of job has such a thing
 * @param transitions secondary statuses with how long each took
 * @param groups headings to names and values
 * @param json the whole response, indented
 */
record JobFacts(
        String status,
        Optional<String> secondary,
        Optional<String> failure,
        Instant created,
        Optional<Instant> ended,
        List<String> transitions,
        Map<String, Map<String, String>> groups,
        String json) {

    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Asks the engine. Waits for it. */
    static JobFacts read(OperationRegistry operations, JobEntry job) {
        boolean training = job.kind() == JobEntry.Kind.TRAINING;
        ObjectNode request = Json.object().put(training ? "TrainingJobName" : "ProcessingJobName", job.name());
        ObjectNode found = operations.invoke(training ? "DescribeTrainingJob" : "DescribeProcessingJob", request);
        return of(found, training);
    }

    static JobFacts of(ObjectNode found, boolean training) {
        Map<String, Map<String, String>> groups = new LinkedHashMap<>();
        groups.put("Times", times(found, training));
        groups.put("Resources", leaves(found.path(training ? "ResourceConfig" : "ProcessingResources"), ""));
        groups.put("Runs", leaves(found.path(training ? "AlgorithmSpecification" : "AppSpecification"), ""));
        groups.put("Hyperparameters", leaves(found.path("HyperParameters"), ""));
        groups.put("Environment", leaves(found.path("Environment"), ""));
        groups.put("Inputs", named(found.path(training ? "InputDataConfig" : "ProcessingInputs")));
        groups.put(
                "Outputs",
                training
                        ? leaves(found.path("ModelArtifacts"), "")
                        : named(found.path("ProcessingOutputConfig").path("Outputs")));
        groups.put("Limits", leaves(found.path("StoppingCondition"), ""));
        groups.values().removeIf(Map::isEmpty);
        return new JobFacts(
                found.path(training ? "TrainingJobStatus" : "ProcessingJobStatus")
                        .asString(""),
                text(found, "SecondaryStatus"),
                text(found, "FailureReason"),
                time(found, "CreationTime").orElse(Instant.EPOCH),
                time(found, training ? "TrainingEndTime" : "ProcessingEndTime"),
                transitions(found.path("SecondaryStatusTransitions")),
                groups,
                PRETTY.writeValueAsString(found));
    }

    Status look() {
        return Statuses.of(status);
    }

    private static Map<String, String> times(ObjectNode found, boolean training) {
        Map<String, String> times = new LinkedHashMap<>();
        time(found, "CreationTime").ifPresent(time -> times.put("Created", Times.exact(time)));
        time(found, training ? "TrainingStartTime" : "ProcessingStartTime")
                .ifPresent(time -> times.put("Started", Times.exact(time)));
        time(found, training ? "TrainingEndTime" : "ProcessingEndTime")
                .ifPresent(time -> times.put("Ended", Times.exact(time)));
        return times;
    }

    private static List<String> transitions(JsonNode list) {
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : list) {
            Optional<Instant> start = time(entry, "StartTime");
            Optional<Instant> end = time(entry, "EndTime");
            String took = start.isPresent() && end.isPresent()
                    ? "  " + Times.shortLength(Duration.between(start.get(), end.get()))
                    : "";
            lines.add(entry.path("Status").asString("") + took + "  "
                    + entry.path("StatusMessage").asString(""));
        }
        return lines;
    }

    /** Items of a list under the names that they give themselves. */
    private static Map<String, String> named(JsonNode list) {
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode item : list) {
            String name = item.path("ChannelName")
                    .asString(item.path("InputName")
                            .asString(item.path("OutputName").asString("")));
            leaves(item, "").forEach((key, value) -> {
                if (value.startsWith("s3://") || value.startsWith("file:")) {
                    values.put(name, value);
                }
            });
        }
        return values;
    }

    private static Map<String, String> leaves(JsonNode node, String path) {
        Map<String, String> values = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> values.putAll(leaves(
                            member.getValue(), path.isEmpty() ? member.getKey() : path + "." + member.getKey())));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                values.putAll(leaves(node.get(i), path + "[" + i + "]"));
            }
        } else if (!node.isMissingNode() && !node.isNull() && !path.isEmpty()) {
            values.put(path, node.isString() ? node.stringValue() : node.toString());
        }
        return values;
    }

    private static Optional<String> text(JsonNode node, String member) {
        return Optional.of(node.path(member).asString("")).filter(value -> !value.isEmpty());
    }

    private static Optional<Instant> time(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isNumber()
                ? Optional.of(Instant.ofEpochMilli(Math.round(value.asDouble() * 1000)))
                : Optional.empty();
    }
}
