package studio.atelier.studio.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.InferenceSpecification;
import software.amazon.awssdk.services.sagemaker.model.MetricsSource;
import software.amazon.awssdk.services.sagemaker.model.ModelMetrics;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageSummary;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.studio.room.FinalMetrics;
import tools.jackson.core.JacksonException;

/**
 * Reads the model registry through the client of any engine. Every method waits. Versions are read by one thread at a
 * time.
 */
final class ModelsReader {

    private static final int LARGEST_REPORT = 4 << 20;

    private final Engine engine;
    private final SageMakerClient client;
    private final OriginFinder origins;

    ModelsReader(Engine engine) {
        this.engine = engine;
        this.client = engine.sageMaker();
        this.origins = new OriginFinder(client);
    }

    /** @return all groups by name */
    List<GroupEntry> groups() {
        return client
                .listModelPackageGroupsPaginator(
                        request -> request.sortBy("Name").sortOrder("Ascending").maxResults(100))
                .stream()
                .flatMap(page -> page.modelPackageGroupSummaryList().stream())
                .map(group -> {
                    List<ModelPackageSummary> versions = summaries(group.modelPackageGroupName());
                    return new GroupEntry(
                            group.modelPackageGroupName(),
                            Objects.requireNonNullElse(group.modelPackageGroupDescription(), ""),
                            versions.stream()
                                    .findFirst()
                                    .map(version -> Approval.of(version.modelApprovalStatusAsString())),
                            versions.size());
                })
                .toList();
    }

    private List<ModelPackageSummary> summaries(String group) {
        return summaries(client, group);
    }

    /** @return the versions of a group, the latest first */
    static List<ModelPackageSummary> summaries(SageMakerClient client, String group) {
        return client
                .listModelPackagesPaginator(request -> request.modelPackageGroupName(group)
                        .sortBy("CreationTime")
                        .sortOrder("Descending")
                        .maxResults(100))
                .stream()
                .flatMap(page -> page.modelPackageSummaryList().stream())
                .toList();
    }

    /** @return the versions of a group, the latest first */
    List<ModelVersion> versions(String group) {
        origins.update();
        return summaries(group).stream()
                .flatMap(summary -> version(summary.modelPackageArn()).stream())
                .sorted((one, other) -> Integer.compare(other.number(), one.number()))
                .toList();
    }

    private Optional<ModelVersion> version(String arn) {
        try {
            return Optional.of(version(arn, client.describeModelPackage(request -> request.modelPackageName(arn))));
        } catch (SageMakerException e) {
            if (!EngineErrors.isMissing(e)) {
                throw e;
            }
            // Deleted since it was listed.
            return Optional.empty();
        }
    }

    private ModelVersion version(String arn, DescribeModelPackageResponse found) {
        Optional<Origin> origin = origins.of(arn);
        Map<String, Double> metrics = new LinkedHashMap<>();
        origin.flatMap(Origin::trainingJob).ifPresent(job -> metrics.putAll(FinalMetrics.of(client, job)));
        reports(found.modelMetrics()).forEach(uri -> metrics.putAll(report(uri)));
        Instant registered = Objects.requireNonNullElse(found.creationTime(), Instant.EPOCH);
        return new ModelVersion(
                arn,
                Objects.requireNonNullElse(found.modelPackageGroupName(), ""),
                found.modelPackageVersion() == null ? 0 : found.modelPackageVersion(),
                Approval.of(found.modelApprovalStatusAsString()),
                Objects.requireNonNullElse(found.approvalDescription(), ""),
                Objects.requireNonNullElse(found.modelPackageDescription(), ""),
                registered,
                Objects.requireNonNullElse(found.lastModifiedTime(), registered),
                containers(found.inferenceSpecification()),
                serving(found.inferenceSpecification()),
                metrics,
                origin);
    }

    private List<ModelVersion.Container> containers(@Nullable InferenceSpecification specification) {
        List<ModelVersion.Container> containers = new ArrayList<>();
        if (specification != null) {
            for (ModelPackageContainerDefinition one : specification.containers()) {
                String data = Objects.requireNonNullElse(one.modelDataUrl(), "");
                containers.add(new ModelVersion.Container(
                        Objects.requireNonNullElse(one.image(), ""),
                        data,
                        data.isEmpty() ? OptionalLong.empty() : size(data)));
            }
        }
        return containers;
    }

    private static ModelVersion.Serving serving(@Nullable InferenceSpecification specification) {
        return specification == null
                ? new ModelVersion.Serving(List.of(), List.of(), List.of(), List.of())
                : new ModelVersion.Serving(
                        List.copyOf(specification.supportedContentTypes()),
                        List.copyOf(specification.supportedResponseMIMETypes()),
                        List.copyOf(specification.supportedRealtimeInferenceInstanceTypesAsStrings()),
                        List.copyOf(specification.supportedTransformInstanceTypesAsStrings()));
    }

    private OptionalLong size(String uri) {
        try {
            List<ObjectStore.Entry> found = engine.objects().list(ObjectUri.parse(uri));
            return found.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(
                            found.stream().mapToLong(entry -> entry.size()).sum());
        } catch (IOException | IllegalArgumentException e) {
            // Shown as missing, which is what it is for everybody who wants to load it.
            return OptionalLong.empty();
        }
    }

    private static List<String> reports(@Nullable ModelMetrics metrics) {
        if (metrics == null) {
            return List.of();
        }
        Stream<@Nullable MetricsSource> quality = metrics.modelQuality() == null
                ? Stream.of()
                : Stream.of(metrics.modelQuality().statistics());
        Stream<@Nullable MetricsSource> data = metrics.modelDataQuality() == null
                ? Stream.of()
                : Stream.of(metrics.modelDataQuality().statistics());
        return Stream.concat(quality, data)
                .flatMap(source -> source == null || source.s3Uri() == null ? Stream.of() : Stream.of(source.s3Uri()))
                .toList();
    }

    private Map<String, Double> report(String uri) {
        try (InputStream in = engine.objects().read(ObjectUri.parse(uri))) {
            String text = new String(in.readNBytes(LARGEST_REPORT), StandardCharsets.UTF_8);
            return MetricFile.numbers(Json.parse(text));
        } catch (IOException | IllegalArgumentException | JacksonException e) {
            // A report that is gone or no JSON has no numbers; the version itself is fine.
            return Map.of();
        }
    }
}
