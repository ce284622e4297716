package studio.atelier.engine.store.metadata;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.job.ResourceMetric;
import studio.atelier.engine.api.job.ResourceSample;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events as rows of the journal. Log lines have no row: they are read from the log files. */
final class EventCodec {

    private EventCodec() {}

    static String type(EngineEvent event) {
        return switch (event) {
            case EngineEvent.StatusChanged _ -> "status";
            case EngineEvent.StepChanged _ -> "step";
            case EngineEvent.MetricReported _ -> "metric";
            case EngineEvent.ResourcesSampled _ -> "resources";
            case EngineEvent.Progress _ -> "progress";
            case EngineEvent.LogLine _ -> throw new IllegalArgumentException("Log lines are not journaled");
        };
    }

    static String document(EngineEvent event) {
        ObjectNode json = Json.object();
        switch (event) {
            case EngineEvent.StatusChanged e -> {
                json.put("kind", e.kind()).put("name", e.name()).put("status", e.status());
                e.detail().ifPresent(v -> json.put("detail", v));
                e.message().ifPresent(v -> json.put("message", v));
            }
            case EngineEvent.StepChanged e -> {
                json.put("step", e.step()).put("status", e.status());
                e.jobArn().ifPresent(v -> json.put("job", v));
                e.message().ifPresent(v -> json.put("message", v));
            }
            case EngineEvent.MetricReported e ->
                json.put("metric", e.metric()).put("value", Double.toString(e.value()));
            case EngineEvent.ResourcesSampled(String _, ResourceSample sample) -> {
                json.put("host", sample.host());
                sample.values().forEach((metric, value) -> json.put(metric.wireName(), value));
            }
            case EngineEvent.Progress e -> json.put("stage", e.stage()).put("fraction", Double.toString(e.fraction()));
            case EngineEvent.LogLine _ -> throw new IllegalArgumentException("Log lines are not journaled");
        }
        return Json.write(json);
    }

    static EngineEvent read(Instant time, String arn, String type, String document) {
        ObjectNode json = Json.parseObject(document);
        return switch (type) {
            case "status" ->
                new EngineEvent.StatusChanged(
                        time,
                        arn,
                        json.required("kind").stringValue(),
                        json.required("name").stringValue(),
                        json.required("status").stringValue(),
                        text(json.get("detail")),
                        text(json.get("message")));
            case "step" ->
                new EngineEvent.StepChanged(
                        time,
                        arn,
                        json.required("step").stringValue(),
                        json.required("status").stringValue(),
                        text(json.get("job")),
                        text(json.get("message")));
            case "metric" ->
                new EngineEvent.MetricReported(
                        time,
                        arn,
                        json.required("metric").stringValue(),
                        Double.parseDouble(json.required("value").stringValue()));
            case "resources" -> new EngineEvent.ResourcesSampled(arn, sample(time, json));
            case "progress" ->
                new EngineEvent.Progress(
                        time,
                        arn,
                        json.required("stage").stringValue(),
                        Double.parseDouble(json.required("fraction").stringValue()));
            default -> throw new IllegalStateException("The journal has an event of an unknown type: " + type);
        };
    }

    private static ResourceSample sample(Instant time, ObjectNode json) {
        Map<ResourceMetric, Double> values = new EnumMap<>(ResourceMetric.class);
        for (ResourceMetric metric : ResourceMetric.values()) {
            if (json.has(metric.wireName())) {
                values.put(metric, json.required(metric.wireName()).doubleValue());
            }
        }
        return new ResourceSample(time, json.required("host").stringValue(), values);
    }

    private static Optional<String> text(@Nullable JsonNode node) {
        return node == null ? Optional.empty() : Optional.of(node.stringValue());
    }
}
