package studio.atelier.engine.pipelines.execution;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.codec.SdkCodec;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.metadata.StepStore.StepRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step of an execution: the members of PipelineExecutionStep, and under {@link ExecutionPlan#MEMBER}
 * its resolved arguments, what it exposes to other steps, and why the cache was missed.
 */
public final class StepRecord {

    private final ObjectNode document;
    private final int position;

    StepRecord(String name, int position) {
        this(Json.object().put("StepName", name), position);
    }

    private StepRecord(ObjectNode document, int position) {
        this.document = document;
        this.position = position;
    }

    /** A stored step. */
    public static StepRecord of(StepRow row) {
        return new StepRecord(row.document(), row.position());
    }

    /**
     * A step that a selective execution does not run, with what it gave in another execution.
     *
     * @param source ARN of that execution
     */
    static StepRecord reused(StepRecord earlier, String source, int position) {
        StepRecord reused = new StepRecord(earlier.name(), position);
        for (String member : new String[] {"StepDisplayName", "StepDescription"}) {
            earlier.text(member).ifPresent(value -> reused.put(member, value));
        }
        reused.time("StartTime");
        reused.status("Succeeded");
        reused.takeOver(earlier);
        reused.set("SelectiveExecutionResult", Json.object().put("SourcePipelineExecutionArn", source));
        reused.time("EndTime");
        return reused;
    }

    StepRow row(String execution) {
        return new StepRow(execution, name(), position, status(), document);
    }

    public String name() {
        return document.path("StepName").asString("");
    }

    int position() {
        return position;
    }

    /** Starting, Executing, Stopping, Stopped, Failed or Succeeded. */
    public String status() {
        return document.path("StepStatus").asString("");
    }

    /** The step as ListPipelineExecutionSteps shows it. */
    public ObjectNode response() {
        ObjectNode response = document.deepCopy();
        response.remove(Documents.HIDDEN);
        return response;
    }

    void set(String member, @Nullable JsonNode value) {
        document.set(member, value);
    }

    void put(String member, String value) {
        document.put(member, value);
    }

    void status(String status) {
        document.put("StepStatus", status);
    }

    void time(String member) {
        document.put(member, SdkCodec.epochSeconds(Instant.now()));
    }

    void attempt(int count) {
        document.put("AttemptCount", count);
    }

    void failure(String reason) {
        document.put("FailureReason", reason.length() > 1024 ? reason.substring(0, 1024) : reason);
    }

    void metadata(String key, ObjectNode value) {
        document.withObject("/Metadata").set(key, value);
    }

    /** ARN of the job or resource behind the step. */
    public Optional<String> jobArn() {
        for (JsonNode entry : document.path("Metadata")) {
            JsonNode arn = entry.get("Arn");
            if (arn != null && arn.isString()) {
                return Optional.of(arn.stringValue());
            }
        }
        return Optional.empty();
    }

    public Optional<String> failureReason() {
        return text("FailureReason");
    }

    /** The execution whose run of the step was taken over. */
    public Optional<String> cacheSource() {
        JsonNode source = document.path("CacheHitResult").get("SourcePipelineExecutionArn");
        return source == null ? Optional.empty() : Optional.of(source.stringValue());
    }

    private Optional<String> text(String member) {
        return Optional.ofNullable(document.get(member))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    private ObjectNode own() {
        return document.withObject("/" + Documents.HIDDEN);
    }

    void own(String member, JsonNode value) {
        own().set(member, value);
    }

    /** The arguments with which the step was run, no expression left in them. */
    public Optional<JsonNode> arguments() {
        return Optional.ofNullable(document.path(Documents.HIDDEN).get("arguments"));
    }

    /** What the step exposes, in the shape of its Describe response. */
    Optional<JsonNode> properties() {
        return Optional.ofNullable(document.path(Documents.HIDDEN).get("properties"));
    }

    /** Why no earlier run could be taken over; empty if the step has no cache, or hit it. */
    public Optional<JsonNode> whyMissed() {
        return Optional.ofNullable(document.path(Documents.HIDDEN).get("whyMissed"));
    }

    /** The outcome of a Condition. */
    Optional<Boolean> outcome() {
        JsonNode outcome = document.path("Metadata").path("Condition").get("Outcome");
        return outcome == null
                ? Optional.empty()
                : Optional.of(outcome.stringValue().equals("True"));
    }

    /** Takes over what another run of the step gave. */
    void takeOver(StepRecord source) {
        for (String member : new String[] {"Metadata"}) {
            JsonNode value = source.document.get(member);
            if (value != null) {
                document.set(member, value.deepCopy());
            }
        }
        source.properties().ifPresent(value -> own("properties", value.deepCopy()));
    }
}
