package studio.atelier.engine.catalog.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SearchRequest;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.Call;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.document.Tags;
import studio.atelier.engine.store.listing.ListPages;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.metadata.ResourceKinds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Search: the descriptions of a kind of resource, with their tags, that an expression holds for. */
public final class SearchOperation {

    private static final int DEFAULT_RESULTS = 10;
    private static final String MODEL = "Model";

    /**
     * A kind that can be searched.
     *
     * @param kind its name in the store
     * @param describe the operation that describes one
     * @param member of that request which names it
     * @param byArn true if it is named by its ARN
     */
    private record Searched(String kind, String describe, String member, boolean byArn) {}

    private static final Map<String, Searched> KINDS = Map.of(
            "TrainingJob",
            new Searched(ResourceKinds.TRAINING_JOB, "DescribeTrainingJob", "TrainingJobName", false),
            "Pipeline",
            new Searched(ResourceKinds.PIPELINE, "DescribePipeline", "PipelineName", false),
            "PipelineExecution",
            new Searched(ResourceKinds.PIPELINE_EXECUTION, "DescribePipelineExecution", "PipelineExecutionArn", true),
            MODEL,
            new Searched(ResourceKinds.MODEL, "DescribeModel", "ModelName", false),
            "ModelPackage",
            new Searched(ResourceKinds.MODEL_PACKAGE, "DescribeModelPackage", "ModelPackageName", true),
            "ModelPackageGroup",
            new Searched(
                    ResourceKinds.MODEL_PACKAGE_GROUP, "DescribeModelPackageGroup", "ModelPackageGroupName", false));

    private final Store store;
    private final OperationRegistry operations;

    /** @param operations what describes the resources */
    public SearchOperation(Store store, OperationRegistry operations) {
        this.store = store;
        this.operations = operations;
    }

    public void register(OperationRegistry registry) {
        registry.register(SearchRequest.class, this::search);
    }

    private ObjectNode search(Call<SearchRequest> call) {
        ObjectNode body = call.body();
        String type = body.path("Resource").asString("");
        Searched searched = KINDS.get(type);
        if (searched == null) {
            throw EngineErrors.validation("This engine does not search for '" + type + "'; it does for "
                    + String.join(", ", KINDS.keySet().stream().sorted().toList()));
        }
        SearchProperties properties =
                SearchProperties.of(type, type.equals(MODEL) ? Optional.of(MODEL) : Optional.empty());
        Predicate<JsonNode> condition = condition(properties, body);
        List<ObjectNode> found = new ArrayList<>();
        for (Resource resource :
                store.resources().list(ListQuery.all(searched.kind())).resources()) {
            described(searched, resource)
                    .map(properties::shown)
                    .filter(condition)
                    .ifPresent(found::add);
        }
        found.sort(order(body));
        return page(type, found, body);
    }

    private static Predicate<JsonNode> condition(SearchProperties properties, ObjectNode body) {
        if (body.hasNonNull("SortBy")) {
            properties.require(body.path("SortBy").asString(""));
        }
        SearchCondition conditions = new SearchCondition(properties);
        Predicate<JsonNode> all = conditions.of(body.path("SearchExpression"));
        for (JsonNode visible : body.path("VisibilityConditions")) {
            all = all.and(conditions.visible(visible));
        }
        // Nobody shares anything with the one account there is.
        return body.path("CrossAccountFilterOption").asString("").equals("CrossAccount") ? resource -> false : all;
    }

    /** Empty if it was deleted meanwhile. */
    private Optional<ObjectNode> described(Searched searched, Resource resource) {
        String name = searched.byArn() ? resource.arn() : resource.name();
        ObjectNode description;
        try {
            description = operations.invoke(searched.describe(), Json.object().put(searched.member(), name));
        } catch (SageMakerException e) {
            if (store.resources().findByArn(resource.arn()).isEmpty()) {
                return Optional.empty();
            }
            throw e;
        }
        Map<String, String> tags = store.tags().get(resource.arn());
        // Which the description of an execution leaves out.
        Documents.copy(resource.document(), description, "PipelineParameters");
        if (!tags.isEmpty()) {
            description.set("Tags", Tags.list(tags));
        }
        return Optional.of(description);
    }

    private static Comparator<ObjectNode> order(ObjectNode body) {
        String property = body.path("SortBy").asString("LastModifiedTime");
        Comparator<ObjectNode> order = (a, b) -> compare(first(a, property), first(b, property));
        return body.path("SortOrder").asString("Descending").equals("Ascending") ? order : order.reversed();
    }

    private static Optional<JsonNode> first(ObjectNode resource, String property) {
        List<JsonNode> values = PropertyValues.of(resource, property);
        if (values.isEmpty() && property.equals("LastModifiedTime")) {
            // What never changes has only the time of its creation.
            return PropertyValues.of(resource, "CreationTime").stream().findFirst();
        }
        return values.stream().findFirst();
    }

    private static int compare(Optional<JsonNode> a, Optional<JsonNode> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isPresent(), b.isPresent());
        }
        return a.get().isNumber() && b.get().isNumber()
                ? a.get().decimalValue().compareTo(b.get().decimalValue())
                : a.get().asString("").compareTo(b.get().asString(""));
    }

    private static ObjectNode page(String type, List<ObjectNode> found, ObjectNode body) {
        List<ObjectNode> records =
                found.stream().map(resource -> record(type, resource)).toList();
        ObjectNode response = ListPages.answer(records, "Results", body, DEFAULT_RESULTS);
        response.putObject("TotalHits").put("Value", found.size()).put("Relation", "EqualTo");
        return response;
    }

    private static ObjectNode record(String type, ObjectNode resource) {
        ObjectNode result = Json.object();
        // A model is found as the dashboard's entry, which holds it.
        (type.equals(MODEL) ? result.putObject(MODEL) : result).set(type, resource);
        return result;
    }
}
