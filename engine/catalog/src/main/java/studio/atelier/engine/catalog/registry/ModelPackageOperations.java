package studio.atelier.engine.catalog.registry;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.CreateModelPackageRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteModelPackageRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageRequest;
import software.amazon.awssdk.services.sagemaker.model.ListModelPackagesRequest;
import software.amazon.awssdk.services.sagemaker.model.UpdateModelPackageRequest;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.Call;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.document.Tags;
import studio.atelier.engine.store.listing.ListRequest;
import studio.atelier.engine.store.listing.Listings;
import studio.atelier.engine.store.metadata.Arns;
import studio.atelier.engine.store.metadata.DuplicateResourceException;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.metadata.ResourceKinds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations on model packages: the versions of a group, numbered from 1 (lifecycle.md section 1.1). */
public final class ModelPackageOperations {

    private static final String KIND = ResourceKinds.MODEL_PACKAGE;
    private static final String TOKEN = "ClientToken";

    private static final String PENDING = "PendingManualApproval";
    private static final String FOR_MARKETPLACE = "CertifyForMarketplace";
    private static final String ADDITIONAL = "AdditionalInferenceSpecifications";

    // What UpdateModelPackage may change.
    private static final String[] CHANGEABLE = {
        "ModelApprovalStatus",
        "ModelPackageRegistrationType",
        "ApprovalDescription",
        "InferenceSpecification",
        "SourceUri",
        "ModelCard",
        "ModelLifeCycle"
    };

    private final Store store;
    private final ModelPackageGroupOperations groups;

    public ModelPackageOperations(Store store, ModelPackageGroupOperations groups) {
        this.store = store;
        this.groups = groups;
    }

    public void register(OperationRegistry registry) {
        registry.registerCarrying(CreateModelPackageRequest.class, this::create)
                .register(
                        DescribeModelPackageRequest.class,
                        call -> describe(existing(call.request().modelPackageName())))
                .register(ListModelPackagesRequest.class, this::list)
                .register(UpdateModelPackageRequest.class, this::update)
                .register(DeleteModelPackageRequest.class, this::delete);
    }

    private ObjectNode create(Call<CreateModelPackageRequest> call) {
        ObjectNode body = call.body();
        boolean inGroup = body.hasNonNull("ModelPackageGroupName");
        if (inGroup == body.hasNonNull("ModelPackageName")) {
            throw EngineErrors.validation("A model package has either ModelPackageGroupName or ModelPackageName");
        }
        Resource created = inGroup ? createVersion(body) : createNamed(body);
        store.tags().put(created.arn(), Tags.of(body));
        return Json.object().put("ModelPackageArn", created.arn());
    }

    private Resource createVersion(ObjectNode body) {
        String group = Arns.nameIn(body.path("ModelPackageGroupName").asString(""));
        String token = body.path(TOKEN).asString("");
        while (true) {
            List<Resource> others =
                    store.resources().list(ListQuery.all(KIND).ofParent(group)).resources();
            Optional<Resource> repeated =
                    others.stream().filter(found -> isOf(token, found)).findFirst();
            if (repeated.isPresent()) {
                return repeated.get();
            }
            int version = nextVersion(groups.existing(group), others);
            ObjectNode document = document(body);
            document.put("ModelPackageGroupName", group);
            document.put("ModelPackageVersion", version);
            if (!document.hasNonNull("ModelApprovalStatus")) {
                document.put("ModelApprovalStatus", PENDING);
            }
            String name = group + "/" + version;
            try {
                Resource created = store(name, document, Optional.of(group));
                groups.versionCreated(group, version);
                return created;
            } catch (DuplicateResourceException e) {
                // Another program took the number; the next one is tried.
                continue;
            }
        }
    }

    private static int nextVersion(Resource group, List<Resource> others) {
        int highest = others.stream()
                .mapToInt(found -> found.document().path("ModelPackageVersion").asInt(0))
                .max()
                .orElse(0);
        return 1 + Math.max(highest, ModelPackageGroupOperations.lastVersion(group));
    }

    /** True if a package was made by the call with this token, which its client made again. */
    private static boolean isOf(String token, Resource found) {
        return !token.isEmpty()
                && found.document()
                        .path(Documents.HIDDEN)
                        .path(TOKEN)
                        .asString("")
                        .equals(token);
    }

    private Resource createNamed(ObjectNode body) {
        String name = body.path("ModelPackageName").asString("");
        try {
            return store(name, document(body), Optional.empty());
        } catch (DuplicateResourceException e) {
            Optional<Resource> repeated = store.resources()
                    .find(KIND, name)
                    .filter(found -> isOf(body.path(TOKEN).asString(""), found));
            if (repeated.isPresent()) {
                return repeated.get();
            }
            throw EngineErrors.validation("ModelPackage already exists: " + Arns.of("model-package/" + name));
        }
    }

    private static ObjectNode document(ObjectNode body) {
        ObjectNode document = body.deepCopy();
        document.remove("Tags");
        JsonNode token = document.remove(TOKEN);
        if (token != null) {
            document.putObject(Documents.HIDDEN).set(TOKEN, token);
        }
        return document;
    }

    private Resource store(String name, ObjectNode document, Optional<String> group) {
        String arn = Arns.of("model-package/" + name);
        document.put("ModelPackageArn", arn);
        Resource resource = Resource.of(KIND, name, arn, "Completed", document);
        return store.resources().create(group.map(resource::withParent).orElse(resource));
    }

    private Resource existing(String nameOrArn) {
        Optional<Resource> found = Arns.isArn(nameOrArn)
                ? store.resources().findByArn(nameOrArn)
                : store.resources().find(KIND, nameOrArn);
        return found.filter(resource -> resource.kind().equals(KIND))
                .orElseThrow(() -> EngineErrors.validation("ModelPackage " + nameOrArn + " does not exist."));
    }

    private static ObjectNode describe(Resource found) {
        ObjectNode response = Documents.withTimes(found);
        response.put("ModelPackageStatus", found.status());
        ObjectNode details = response.putObject("ModelPackageStatusDetails");
        details.putArray("ValidationStatuses");
        details.putArray("ImageScanStatuses");
        if (!response.has(FOR_MARKETPLACE)) {
            response.put(FOR_MARKETPLACE, false);
        }
        Documents.putUsers(response);
        return response;
    }

    private ObjectNode list(Call<ListModelPackagesRequest> call) {
        ObjectNode body = call.body();
        ListQuery query = ListRequest.read(KIND, body, ListQuery.SortBy.CREATED, false);
        Optional<String> group = text(body, "ModelPackageGroupName").map(Arns::nameIn);
        if (group.isPresent()) {
            query = query.ofParent(groups.existing(group.get()).name());
        }
        Optional<String> approval = text(body, "ModelApprovalStatus");
        if (approval.isPresent()) {
            query = query.where(found ->
                    found.document().path("ModelApprovalStatus").asString("").equals(approval.get()));
        }
        String type = text(body, "ModelPackageType").orElse("Unversioned");
        if (group.isEmpty() && !type.equals("Both")) {
            boolean versioned = type.equals("Versioned");
            query = query.where(found -> found.parent().isPresent() == versioned);
        }
        return new Listings(store.resources()).answer(query, "ModelPackageSummaryList", found -> {
            ObjectNode summary = Documents.pick(
                    found.document(),
                    "ModelPackageName",
                    "ModelPackageGroupName",
                    "ModelPackageVersion",
                    "ModelPackageArn",
                    "ModelPackageDescription",
                    "ModelApprovalStatus",
                    "ModelPackageRegistrationType",
                    "ModelLifeCycle");
            Documents.putTime(summary, "CreationTime", found.created());
            return summary.put("ModelPackageStatus", found.status());
        });
    }

    private ObjectNode update(Call<UpdateModelPackageRequest> call) {
        ObjectNode body = call.body();
        Resource found = existing(body.path("ModelPackageArn").asString(""));
        store.resources().update(KIND, found.name(), before -> {
            ObjectNode document = before.document().deepCopy();
            for (String member : CHANGEABLE) {
                Documents.copy(body, document, member);
            }
            if (body.get(ADDITIONAL + "ToAdd") instanceof ArrayNode added) {
                document.withArray("/" + ADDITIONAL).addAll(added);
            }
            if (body.get("CustomerMetadataProperties") instanceof ObjectNode properties) {
                ObjectNode all = document.withObject("/CustomerMetadataProperties");
                properties.properties().forEach(e -> all.set(e.getKey(), e.getValue()));
            }
            for (JsonNode key : body.path("CustomerMetadataPropertiesToRemove")) {
                document.withObject("/CustomerMetadataProperties").remove(key.asString(""));
            }
            return before.withDocument(document);
        });
        return Json.object().put("ModelPackageArn", found.arn());
    }

    private ObjectNode delete(Call<DeleteModelPackageRequest> call) {
        store.resources()
                .delete(KIND, existing(call.request().modelPackageName()).name());
        return Json.object();
    }

    private static Optional<String> text(ObjectNode body, String member) {
        return Optional.ofNullable(body.get(member)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }
}
