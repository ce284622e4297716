package studio.atelier.engine.pipelines.execution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.pipelines.definition.PropertyFile;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.expression.EvaluationContext;
import studio.atelier.engine.pipelines.expression.ExpressionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the expressions of one step see of its execution. */
final class StepContext implements EvaluationContext {

    private final ExecutionPlan plan;
    private final Map<String, JsonNode> properties;
    private final ObjectStore objects;
    private final String jobName;

    /**
     * @param properties what finished steps expose
     * @param jobName name of the job that the step is about to make
     */
    StepContext(ExecutionPlan plan, Map<String, JsonNode> properties, ObjectStore objects, String jobName) {
        this.plan = plan;
        this.properties = properties;
        this.objects = objects;
        this.jobName = jobName;
    }

    @Override
    public Optional<JsonNode> parameter(String name) {
        return Optional.ofNullable(plan.parameters().get(name));
    }

    @Override
    public Optional<JsonNode> stepProperties(String step) {
        return Optional.ofNullable(properties.get(step));
    }

    @Override
    public Optional<JsonNode> executionVariable(String name) {
        String value = switch (name) {
            case "StartDateTime" -> plan.start().truncatedTo(ChronoUnit.MILLIS).toString();
            case "CurrentDateTime" ->
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
            case "PipelineName" -> plan.pipeline();
            case "PipelineArn" -> plan.pipelineArn();
            case "PipelineExecutionId" -> plan.id();
            case "PipelineExecutionArn" -> plan.arn();
            case "TrainingJobName", "ProcessingJobName" -> jobName;
            default -> "";
        };
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.mapper().getNodeFactory().stringNode(value));
    }

    @Override
    public Optional<JsonNode> experimentConfig(String field) {
        return ExperimentNames.of(plan.definition(), field, this);
    }

    @Override
    public JsonNode propertyFile(String step, String file) {
        Step owner =
                plan.definition().step(step).orElseThrow(() -> new ExpressionException("there is no step " + step));
        PropertyFile found = owner.propertyFile(file)
                .orElseThrow(() -> new ExpressionException("step " + step + " declares no property file " + file));
        JsonNode exposed =
                stepProperties(step).orElseThrow(() -> new ExpressionException("step " + step + " has not succeeded"));
        for (JsonNode output : exposed.path("ProcessingOutputConfig").path("Outputs")) {
            if (output.path("OutputName").asString("").equals(found.outputName())) {
                String uri = output.path("S3Output").path("S3Uri").asString("");
                return json(uri.replaceAll("/+$", "") + "/" + found.filePath());
            }
        }
        throw new ExpressionException(
                "step " + step + " has no output " + found.outputName() + ", which holds the property file " + file);
    }

    @Override
    public JsonNode json(String uri) {
        try (InputStream in = objects.read(ObjectUri.parse(uri))) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new ExpressionException("there is no object " + uri + "; the step before should have written it");
        } catch (JacksonException e) {
            throw new ExpressionException(uri + " is not JSON: " + e.getOriginalMessage());
        } catch (IOException | IllegalArgumentException e) {
            throw new ExpressionException(uri + " cannot be read: " + e.getMessage());
        }
    }
}
