package studio.atelier.engine.catalog.registry;

import software.amazon.awssdk.services.sagemaker.model.CreateModelPackageGroupRequest;
import software.amazon.awssdk.services.sagemaker.model.CrossAccountFilterOption;
import software.amazon.awssdk.services.sagemaker.model.DeleteModelPackageGroupRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageGroupRequest;
import software.amazon.awssdk.services.sagemaker.model.ListModelPackageGroupsRequest;
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
import tools.jackson.databind.node.ObjectNode;

/** The operations on model package groups. */
public final class ModelPackageGroupOperations {

    private static final String KIND = ResourceKinds.MODEL_PACKAGE_GROUP;
    private static final String LAST_VERSION = "lastVersion";

    private final Store store;

    public ModelPackageGroupOperations(Store store) {
        this.store = store;
    }

    public void register(OperationRegistry registry) {
        registry.registerCarrying(CreateModelPackageGroupRequest.class, this::create)
                .register(DescribeModelPackageGroupRequest.class, this::describe)
                .register(ListModelPackageGroupsRequest.class, this::list)
                .register(DeleteModelPackageGroupRequest.class, this::delete);
    }

    private ObjectNode create(Call<CreateModelPackageGroupRequest> call) {
        ObjectNode document = call.body().deepCopy();
        document.remove("Tags");
        String name = call.request().modelPackageGroupName();
        String arn = arn(name);
        document.put("ModelPackageGroupArn", arn);
        try {
            store.resources().create(Resource.of(KIND, name, arn, "Completed", document));
        } catch (DuplicateResourceException e) {
            throw EngineErrors.validation("Model Package Group already exists: " + arn);
        }
        store.tags().put(arn, Tags.of(call.body()));
        return Json.object().put("ModelPackageGroupArn", arn);
    }

    static String arn(String name) {
        return Arns.of("model-package-group/" + name);
    }

    Resource existing(String nameOrArn) {
        String name = Arns.nameIn(nameOrArn);
        return store.resources()
                .find(KIND, name)
                .orElseThrow(() -> EngineErrors.validation("ModelPackageGroup " + arn(name) + " does not exist."));
    }

    /** The highest number that a version of the group ever had; numbers are not used again. */
    static int lastVersion(Resource group) {
        return group.document().path(Documents.HIDDEN).path(LAST_VERSION).asInt(0);
    }

    void versionCreated(String group, int version) {
        store.resources().update(KIND, group, old -> {
            if (lastVersion(old) >= version) {
                return old;
            }
            ObjectNode document = old.document().deepCopy();
            document.withObject("/" + Documents.HIDDEN).put(LAST_VERSION, version);
            return old.withDocument(document);
        });
    }

    private ObjectNode describe(Call<DescribeModelPackageGroupRequest> call) {
        Resource group = existing(call.request().modelPackageGroupName());
        ObjectNode response = Documents.withTimes(group);
        response.remove("LastModifiedTime");
        response.put("ModelPackageGroupStatus", group.status());
        response.set("CreatedBy", Json.object());
        return response;
    }

    private ObjectNode list(Call<ListModelPackageGroupsRequest> call) {
        ListQuery all = ListRequest.read(KIND, call.body(), ListQuery.SortBy.CREATED, false);
        // Nobody shares anything with the one account there is.
        boolean foreign = call.request().crossAccountFilterOption() == CrossAccountFilterOption.CROSS_ACCOUNT;
        ListQuery query = foreign ? all.where(group -> false) : all;
        return new Listings(store.resources()).answer(query, "ModelPackageGroupSummaryList", group -> {
            ObjectNode summary = Documents.pick(
                    group.document(), "ModelPackageGroupName", "ModelPackageGroupArn", "ModelPackageGroupDescription");
            Documents.putTime(summary, "CreationTime", group.created());
            return summary.put("ModelPackageGroupStatus", group.status());
        });
    }

    private ObjectNode delete(Call<DeleteModelPackageGroupRequest> call) {
        Resource group = existing(call.request().modelPackageGroupName());
        boolean used = !store.resources()
                .list(ListQuery.all(ResourceKinds.MODEL_PACKAGE).ofParent(group.name()))
                .resources()
                .isEmpty();
        if (used) {
            throw EngineErrors.conflict("The model package group " + group.name()
                    + " has model packages; delete them before you delete the group");
        }
        store.resources().delete(KIND, group.name());
        return Json.object();
    }
}
