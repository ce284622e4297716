package studio.atelier.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an execution came to: its steps, metrics, what was registered, where outputs lie. */
final class ExecutionReport {

    private final EmbeddedEngine engine;
    private final ObjectNode execution;
    private final List<JsonNode> steps;

    ExecutionReport(EmbeddedEngine engine, ObjectNode execution, List<JsonNode> steps) {
        this.engine = engine;
        this.execution = execution;
        this.steps = steps;
    }

    /** {@code {"type": "result", "execution": ..., "steps": [...]}}. */
    ObjectNode json() {
        ObjectNode result = Json.object().put("type", "result");
        result.set("execution", execution);
        ArrayNode list = result.putArray("steps");
        steps.forEach(list::add);
        ObjectNode missed = Json.object();
        whyMissed().forEach(missed::set);
        if (!missed.isEmpty()) {
            result.set("whyMissed", missed);
        }
        return result;
    }

    void print(PrintWriter out) {
        String status = execution.path("PipelineExecutionStatus").asString("");
        out.println();
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode step : steps) {
            String taken = step.hasNonNull("CacheHitResult")
                    ? "cached"
                    : step.hasNonNull("SelectiveExecutionResult") ? "reused" : "";
            rows.add(List.of(
                    "  " + step.path("StepName").asString(""),
                    step.path("StepStatus").asString(""),
                    taken.isEmpty() ? Texts.between(step, "StartTime", "EndTime") : taken,
                    note(step)));
        }
        Texts.table(rows).forEach(out::println);
        printMissed(out);
        printJobs(out);
        out.println();
        out.println(status + execution.path("FailureReason").asString("").transform(r -> r.isEmpty() ? "" : ": " + r));
    }

    private static String note(JsonNode step) {
        JsonNode metadata = step.path("Metadata");
        if (metadata.path("Condition").hasNonNull("Outcome")) {
            return metadata.path("Condition").path("Outcome").asString("");
        }
        for (String result : List.of("CacheHitResult", "SelectiveExecutionResult")) {
            if (step.path(result).hasNonNull("SourcePipelineExecutionArn")) {
                String source =
                        step.path(result).path("SourcePipelineExecutionArn").asString("");
                return "from execution " + source.substring(source.lastIndexOf('/') + 1);
            }
        }
        if (metadata.path("RegisterModel").hasNonNull("Arn")) {
            return metadata.path("RegisterModel").path("Arn").asString("");
        }
        String reason = step.path("FailureReason").asString("");
        return reason.lines().findFirst().orElse("");
    }

    private void printMissed(PrintWriter out) {
        whyMissed().forEach((step, why) -> {
            StringBuilder line = new StringBuilder("  " + step + " was not taken from the cache: "
                    + why.path("reason").asString(""));
            for (JsonNode difference : why.path("differences")) {
                line.append("\n      ")
                        .append(difference.path("attribute").asString(""))
                        .append(": ")
                        .append(value(difference, "old"))
                        .append(" -> ")
                        .append(value(difference, "new"));
            }
            out.println(line);
        });
    }

    private static String value(JsonNode difference, String member) {
        JsonNode value = difference.get(member);
        if (value == null) {
            return "(none)";
        }
        String text = value.isString() ? value.stringValue() : Json.write(value);
        return text.length() > 120 ? text.substring(0, 117) + "..." : text;
    }

    private Map<String, JsonNode> whyMissed() {
        Map<String, JsonNode> missed = new LinkedHashMap<>();
        String arn = execution.path("PipelineExecutionArn").asString("");
        engine.cacheMisses(arn).forEach(missed::put);
        return missed;
    }

    private void printJobs(PrintWriter out) {
        for (JsonNode step : steps) {
            String name = step.path("StepName").asString("");
            JsonNode metadata = step.path("Metadata");
            if (metadata.path("TrainingJob").hasNonNull("Arn")) {
                describe("TrainingJob", metadata).ifPresent(job -> {
                    for (JsonNode metric : job.path("FinalMetricDataList")) {
                        out.println(
                                "  " + name + "  " + metric.path("MetricName").asString("") + " "
                                        + Texts.number(metric.path("Value").doubleValue()));
                    }
                    String model =
                            job.path("ModelArtifacts").path("S3ModelArtifacts").asString("");
                    if (!model.isEmpty()) {
                        out.println("  " + name + "  model at " + model);
                    }
                });
            } else if (metadata.path("ProcessingJob").hasNonNull("Arn")) {
                // Outputs are uploaded only once the job has succeeded.
                describe("ProcessingJob", metadata)
                        .filter(job ->
                                job.path("ProcessingJobStatus").asString("").equals("Completed"))
                        .ifPresent(job -> job.path("ProcessingOutputConfig")
                                .path("Outputs")
                                .forEach(output -> out.println("  " + name + "  output "
                                        + output.path("OutputName").asString("") + " at "
                                        + output.path("S3Output").path("S3Uri").asString(""))));
            } else if (metadata.path("RegisterModel").hasNonNull("Arn")) {
                printPackage(
                        out, name, metadata.path("RegisterModel").path("Arn").asString(""));
            }
        }
    }

    private void printPackage(PrintWriter out, String step, String arn) {
        ObjectNode found =
                engine.operations().invoke("DescribeModelPackage", Json.object().put("ModelPackageName", arn));
        out.println("  " + step + "  registered "
                + found.path("ModelPackageGroupName").asString("") + " version "
                + found.path("ModelPackageVersion").asInt(0) + ", "
                + found.path("ModelApprovalStatus").asString(""));
    }

    private Optional<ObjectNode> describe(String kind, JsonNode metadata) {
        String arn = metadata.path(kind).path("Arn").asString("");
        try {
            return Optional.of(engine.operations()
                    .invoke(
                            "Describe" + kind,
                            Json.object().put(kind + "Name", arn.substring(arn.lastIndexOf('/') + 1))));
        } catch (SageMakerException e) {
            if (!EngineErrors.isMissing(e)) {
                throw e;
            }
            // The job behind a cached step may have been deleted since.
            return Optional.empty();
        }
    }
}
