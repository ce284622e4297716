package studio.atelier.engine.catalog.registry;

import java.util.Locale;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteModelRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelRequest;
import software.amazon.awssdk.services.sagemaker.model.ListModelsRequest;
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

/** The operations on models. Messages are worded as clients expect them (clients.md). */
public final class ModelOperations {

    private static final String KIND = ResourceKinds.MODEL;
    private static final String ISOLATION = "EnableNetworkIsolation";

    private final Store store;

    public ModelOperations(Store store) {
        this.store = store;
    }

    public void register(OperationRegistry registry) {
        registry.registerCarrying(CreateModelRequest.class, this::create)
                .register(
                        DescribeModelRequest.class,
                        call -> describe(existing(call.request().modelName())))
                .register(ListModelsRequest.class, this::list)
                .register(DeleteModelRequest.class, this::delete);
    }

    private static ObjectNode describe(Resource model) {
        ObjectNode response = model.document().deepCopy();
        Documents.putTime(response, "CreationTime", model.created());
        if (!response.has(ISOLATION)) {
            response.put(ISOLATION, false);
        }
        return response;
    }

    private ObjectNode create(Call<CreateModelRequest> call) {
        ObjectNode document = call.body().deepCopy();
        if (document.hasNonNull("PrimaryContainer") && document.hasNonNull("Containers")) {
            throw EngineErrors.validation("A model has either PrimaryContainer or Containers, not both");
        }
        document.remove("Tags");
        String name = call.request().modelName();
        String arn = arn(name);
        document.put("ModelArn", arn);
        try {
            store.resources().create(Resource.of(KIND, name, arn, "Created", document));
        } catch (DuplicateResourceException e) {
            throw EngineErrors.validation("Cannot create already existing model \"" + arn + "\".");
        }
        store.tags().put(arn, Tags.of(call.body()));
        return Json.object().put("ModelArn", arn);
    }

    private static String arn(String name) {
        return Arns.of("model/" + name.toLowerCase(Locale.ROOT));
    }

    private Resource existing(String name) {
        return store.resources()
                .find(KIND, name)
                // Who takes the name from an ARN has it in small letters.
                .or(() -> store.resources().findByArn(arn(name)))
                .orElseThrow(() -> EngineErrors.validation("Could not find model \"" + name + "\"."));
    }

    private ObjectNode list(Call<ListModelsRequest> call) {
        ListQuery query = ListRequest.read(KIND, call.body(), ListQuery.SortBy.CREATED, false);
        return new Listings(store.resources()).answer(query, "Models", model -> {
            ObjectNode summary = Documents.pick(model.document(), "ModelName", "ModelArn");
            Documents.putTime(summary, "CreationTime", model.created());
            return summary;
        });
    }

    private ObjectNode delete(Call<DeleteModelRequest> call) {
        store.resources().delete(KIND, existing(call.request().modelName()).name());
        return Json.object();
    }
}
