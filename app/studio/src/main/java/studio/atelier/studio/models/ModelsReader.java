package studio.atelier.studio.models;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.InferenceSpecification;
import software.amazon.awssdk.services.sagemaker.model.MetricsSource;
import software.amazon.awssdk.services.sagemaker.model.ModelMetrics;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageSummary;
import studio.atelier.designer.run.Statuses;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.object.ObjectUri;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the model registry through the client of any engine. Every method waits for the engine. */
final class ModelsReader {

    private static final long LONGEST_REPORT = 1 << 20;

    private final Engine engine;
    private final SageMakerClient client;

    ModelsReader(Engine engine) {
        this.engine = engine;
        this.client = engine.sageMaker();
    }

    List<GroupEntry> groups() {
        List<GroupEntry> groups = new ArrayList<>();
        client.listModelPackageGroupsPaginator(request -> request.sortBy("CreationTime").sortOrder("Descending")).stream()
                .flatMap(page -> page.modelPackageGroupSummaryList().stream())
                .forEach(group -> {
                    List<ModelPackageSummary> versions = versionsOf(group.modelPackageGroupName());
                    groups.add(new GroupEntry(
                            group.modelPackageGroupName(),
                            Optional.ofNullable(group.modelPackageGroupDescription()).orElse(""),
                            versions.size(),
                            versions.stream().findFirst().map(latest -> Statuses.of(
                                    latest.modelApprovalStatusAsString()))));
                });
        return groups;
    }

    /** @return the versions of a group, the latest first */
    List<VersionEntry> versions(String group) {
        return versionsOf(group).stream().map(summary -> version(summary.modelPackageArn())).toList();
    }

    void approve(String arn, boolean approved, String comment) {
        client.updateModelPackage(request -> {
            request.modelPackageArn(arn).modelApprovalStatus(approved ? "Approved" : "Rejected");
            if (!comment.isBlank()) {
                request.approvalDescription(comment);
            }
        });
    }

    void delete(String arn) {
        client.deleteModelPackage(request -> request.modelPackageName(arn));
    }

    private List<ModelPackageSummary> versionsOf(String group) {
        return client.listModelPackagesPaginator(request -> request.modelPackageGroupName(group)).stream()
                .flatMap(page -> page.modelPackageSummaryList().stream())
                .sorted(Comparator.comparing(ModelPackageSummary::modelPackageVersion).reversed())
                .toList();
    }

    private VersionEntry version(String arn) {
        DescribeModelPackageResponse found = client.describeModelPackage(request -> request.modelPackageName(arn));
        Optional<InferenceSpecification> inference = Optional.ofNullable(found.inferenceSpecification());
        List<ModelPackageContainerDefinition> containers =
                inference.map(InferenceSpecification::containers).orElse(List.of());
        Optional<String> data = containers.stream()
                .map(ModelPackageContainerDefinition::modelDataUrl)
                .filter(java.util.Objects::nonNull)
                .findFirst();
        return new VersionEntry(
                arn,
                found.modelPackageVersion() == null ? 0 : found.modelPackageVersion(),
                found.modelApprovalStatusAsString(),
                Optional.ofNullable(found.approvalDescription()),
                found.creationTime(),
                Optional.ofNullable(found.lastModifiedTime()),
                Optional.ofNullable(found.metadataProperties()).map(properties -> properties.generatedBy()),
                containers.stream().map(ModelPackageContainerDefinition::image).toList(),
                inference.map(InferenceSpecification::supportedContentTypes).orElse(List.of()),
                inference.map(InferenceSpecification::supportedResponseMIMETypes).orElse(List.of()),
                inference.map(InferenceSpecification::supportedRealtimeInferenceInstanceTypesAsStrings)
                        .orElse(List.of()),
                data,
                data.flatMap(this::size),
                metrics(found.modelMetrics()));
    }

    private Optional<Long> size(String uri) {
        try {
            return engine.objects().list(ObjectUri.parse(uri)).stream()
                    .findFirst()
                    .map(entry -> entry.size());
        } catch (IOException | IllegalArgumentException e) {
            // The model lies where this machine cannot look; its place is shown, its size is not.
            return Optional.empty();
        }
    }

    private Map<String, Double> metrics(@org.jspecify.annotations.Nullable ModelMetrics metrics) {
        Map<String, Double> values = new LinkedHashMap<>();
        if (metrics == null || metrics.modelQuality() == null) {
            return values;
        }
        Stream.of(metrics.modelQuality().statistics(), metrics.modelQuality().constraints())
                .filter(java.util.Objects::nonNull)
                .map(MetricsSource::s3Uri)
                .filter(java.util.Objects::nonNull)
                .forEach(uri -> report(uri, values));
        return values;
    }

    private void report(String uri, Map<String, Double> values) {
        try (InputStream in = engine.objects().read(ObjectUri.parse(uri))) {
            numbers(JsonMapper.shared().readTree(in.readNBytes((int) LONGEST_REPORT)), "", values);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            // The report is not here or no JSON; the version is shown without its numbers.
            values.clear();
        }
    }

    private static void numbers(JsonNode node, String path, Map<String, Double> values) {
        if (node.isNumber()) {
            values.put(path, node.asDouble());
        } else if (node.isObject()) {
            node.properties().forEach(member -> numbers(
                    member.getValue(), path.isEmpty() ? member.getKey() : path + "." + member.getKey(), values));
        }
    }
}
