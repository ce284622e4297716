package studio.atelier.engine.gateway.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.job.ResourceMetric;
import studio.atelier.engine.api.job.ResourceSample;
import studio.atelier.engine.api.json.Json;

/**
 * The values of a job's metrics by the names that they have in CloudWatch (engine.md section 4.3): what the metric
 * definitions of a training job found has the dimension {@code TrainingJobName}, what a host used {@code Host}, which is
 * {@code JOB/algo-1}.
 */
record JobSeries(Engine engine) {

    /** A value and when it was reported or measured. */
    record Point(Instant time, double value) {}

    private static final Map<String, String> KINDS = Map.of(
            "/aws/sagemaker/TrainingJobs", "TrainingJob",
            "/aws/sagemaker/ProcessingJobs", "ProcessingJob");

    /** Oldest first; none of what is not known, as CloudWatch has it. */
    List<Point> of(String namespace, String metric, Map<String, String> dimensions) {
        String kind = KINDS.get(namespace);
        if (kind == null || dimensions.size() != 1) {
            return List.of();
        }
        String host = dimensions.get("Host");
        if (host != null) {
            return ofHost(kind, metric, host);
        }
        String job = dimensions.get("TrainingJobName");
        return job == null || !kind.equals("TrainingJob")
                ? List.of()
                : arn(kind, job).stream()
                        .flatMap(arn -> engine.metrics(arn).stream())
                        .filter(reported -> reported.metric().equals(metric))
                        .map(reported -> new Point(reported.time(), reported.value()))
                        .toList();
    }

    private List<Point> ofHost(String kind, String metric, String host) {
        int slash = host.indexOf('/');
        Optional<ResourceMetric> measured = Stream.of(ResourceMetric.values())
                .filter(one -> one.wireName().equals(metric))
                .findFirst();
        if (slash < 0 || measured.isEmpty()) {
            return List.of();
        }
        return arn(kind, host.substring(0, slash)).stream()
                .flatMap(arn -> engine.jobs().resources(arn).stream())
                .filter(sample -> sample.host().equals(host.substring(slash + 1)))
                .flatMap(sample -> value(sample, measured.get()))
                .toList();
    }

    private static Stream<Point> value(ResourceSample sample, ResourceMetric metric) {
        Double value = sample.values().get(metric);
        return value == null ? Stream.of() : Stream.of(new Point(sample.time(), value));
    }

    private Optional<String> arn(String kind, String name) {
        try {
            return Optional.of(engine.operations()
                    .invoke("Describe" + kind, Json.object().put(kind + "Name", name))
                    .path(kind + "Arn")
                    .asString(""));
        } catch (SageMakerException e) {
            if (e.statusCode() >= 500) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
