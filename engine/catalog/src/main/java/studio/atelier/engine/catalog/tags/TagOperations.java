package studio.atelier.engine.catalog.tags;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.model.AddTagsRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteTagsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListTagsRequest;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.Call;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Tags;
import tools.jackson.databind.node.ObjectNode;

/** AddTags, ListTags, DeleteTags, on any resource of the store. */
public final class TagOperations {

    private static final int MOST_TAGS = 50;

    private final Store store;

    public TagOperations(Store store) {
        this.store = store;
    }

    public void register(OperationRegistry registry) {
        registry.register(AddTagsRequest.class, this::add)
                .register(ListTagsRequest.class, this::list)
                .register(DeleteTagsRequest.class, this::delete);
    }

    private ObjectNode add(Call<AddTagsRequest> call) {
        String arn = existing(call.request().resourceArn());
        Map<String, String> all = new LinkedHashMap<>(store.tags().get(arn));
        all.putAll(Tags.of(call.body()));
        if (all.size() > MOST_TAGS) {
            throw EngineErrors.limitExceeded("A resource can have " + MOST_TAGS + " tags at most");
        }
        store.tags().put(arn, Tags.of(call.body()));
        ObjectNode response = Json.object();
        response.set("Tags", Tags.list(all));
        return response;
    }

    private ObjectNode list(Call<ListTagsRequest> call) {
        ObjectNode response = Json.object();
        response.set("Tags", Tags.list(store.tags().get(existing(call.request().resourceArn()))));
        return response;
    }

    private ObjectNode delete(Call<DeleteTagsRequest> call) {
        List<String> keys = new ArrayList<>(call.request().tagKeys());
        store.tags().remove(existing(call.request().resourceArn()), keys);
        return Json.object();
    }

    private String existing(String arn) {
        if (arn == null || store.resources().findByArn(arn).isEmpty()) {
            throw EngineErrors.validation("There is no resource " + arn);
        }
        return arn;
    }
}
